import { type CodeName, failure } from "../errors.ts";
import { ACCUMULATOR_MAX_BYTES, BLOCKING_STAGE_MAX_BYTES } from "../limits.ts";

/** Is told of every byte that is kept (or, below zero, given back), and refuses the one too many. */
export type Meter = (bytes: number) => void;

/** For what holds no more than the documents it was given. */
export const UNMETERED: Meter = () => undefined;

/** The bound of a whole stage. @throws CommandError 292 from the meter, unless the stage has a code of its own. */
export function stageMeter(
  stage: string,
  code: CodeName | number = "QueryExceededMemoryLimitNoDiskUseAllowed",
): Meter {
  let held = 0;
  return (bytes) => {
    held += bytes;
    if (held > BLOCKING_STAGE_MAX_BYTES)
      throw failure(
        code,
        `Exceeded memory limit for ${stage}: ${BLOCKING_STAGE_MAX_BYTES} bytes; this server does not spill to disk.`,
      );
  };
}

/** A share of what is metered that is given back as a whole. */
export function releasable(outer: Meter): { meter: Meter; release(): void } {
  let held = 0;
  return {
    meter(bytes) {
      held += bytes;
      outer(bytes);
    },
    release() {
      outer(-held);
      held = 0;
    },
  };
}

/** The bound of one operator, whose bytes count for the stage around it too. @throws CommandError 146 from the meter. */
export function operatorMeter(operator: string, stage: Meter): Meter {
  let held = 0;
  return (bytes) => {
    held += bytes;
    if (held > ACCUMULATOR_MAX_BYTES)
      throw failure(
        "ExceededMemoryLimit",
        `${operator} used too much memory and cannot spill to disk. Memory limit: ${ACCUMULATOR_MAX_BYTES} bytes`,
      );
    stage(bytes);
  };
}
