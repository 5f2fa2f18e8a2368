import type { Questions } from "../fetch/questions.ts";
import { type JsonObject, ownValue } from "../json.ts";
import type { FetchStep, Step } from "../plan/step.ts";

/** An execution that is over and went without an error: whoever is answered the same throughout, gets the same text. */
export type Trace = {
  readonly text: string;
  readonly askedBySteps: ReadonlyMap<FetchStep, Asked>;
};
type Asked = {
  readonly representations: readonly string[];
  /** An answer is another one when more was asked along with it, which is a matter of moments. */
  readonly identities: Set<string>;
};

const IDENTITIES_MAX = 8;

/**
 * What an execution went by, when all its answers can be recognised; else null.
 *
 * @param before What led to the answer before, from the same first answer.
 */
export function traceOf({ answered }: Questions, text: string, before: Trace | undefined): Trace | null {
  const known = before?.text === text ? before : undefined;
  const askedBySteps = new Map<FetchStep, Asked>();
  for (const [step, { representations, identity }] of answered) {
    if (identity === undefined) return null;
    const identities = known?.askedBySteps.get(step)?.identities ?? new Set();
    if (identities.size < IDENTITIES_MAX) identities.add(identity);
    askedBySteps.set(step, { representations, identities });
  }
  return { text: known?.text ?? flat(text), askedBySteps };
}

// A text that was put together of thousands of others is kept with all of them, and put together again whenever it is sent.
const flat = (text: string): string => Buffer.from(text).toString();

export const traceBytes = ({ text, askedBySteps }: Trace): number => {
  let bytes = text.length;
  for (const { representations } of askedBySteps.values())
    for (const representation of representations) bytes += representation.length;
  return bytes;
};

type Following = {
  readonly trace: Trace;
  readonly questions: Questions;
  /** Variables with their defaults. */
  readonly coerced: JsonObject;
};

/**
 * Asks step by step what was asked in an earlier execution, as long as the answers are the same. Nothing is read of them:
 * what is told of entities then is the same too.
 *
 * @returns Whether everything was answered the same. As soon as something is not, without waiting for the rest.
 */
export function isRepeated(step: Step, following: Following): Promise<boolean> {
  let isOver = false;
  const { trace, questions, coerced } = following;

  const follow = async (one: Step): Promise<boolean> => {
    if (isOver) return false;
    switch (one.kind) {
      case "sequence":
        for (const next of one.steps) if (!(await follow(next))) return false;
        return true;
      case "parallel":
        return all(one.steps);
      case "condition": {
        const chosen = ownValue(coerced, one.variable) === true ? one.ifTrue : one.ifFalse;
        return chosen === null || follow(chosen);
      }
      case "fetch": {
        const asked = trace.askedBySteps.get(one);
        // Nobody was there to be asked about.
        if (asked === undefined) return true;
        try {
          const answer = await (one.representation === null
            ? questions.root(one)
            : questions.entities(one, asked.representations));
          return answer.identity !== undefined && asked.identities.has(answer.identity);
        } catch {
          // The execution proper gets the same answer, and tells of it.
          return false;
        }
      }
    }
  };
  const all = (steps: readonly Step[]): Promise<boolean> =>
    new Promise((resolve) => {
      let left = steps.length;
      for (const one of steps)
        void follow(one).then((isSame) => {
          left -= 1;
          if (!isSame) {
            isOver = true;
            resolve(false);
          } else if (left === 0) resolve(true);
        });
    });
  return all([step]);
}
