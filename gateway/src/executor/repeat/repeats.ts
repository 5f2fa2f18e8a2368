import { hash } from "node:crypto";
import type { AnswerText } from "../../answer-text.ts";
import { sizedCache } from "../../sized-cache.ts";
import type { Questions } from "../fetch/questions.ts";
import type { JsonObject } from "../json.ts";
import type { Operation } from "../plan/operation.ts";
import { isRepeated, type Trace, traceOf } from "./trace.ts";

const TRACES_MAX = 2_000;
const TRACES_BYTES_MAX = 64 * 1024 * 1024;
const TRACE_BYTES_MAX = 2 * 1024 * 1024;
/** Longer ones are told apart by their hash: a client may send as much of them as of anything. */
const VARIABLES_LENGTH_MAX = 512;

type Execution = {
  readonly operation: Operation;
  readonly variables: JsonObject;
  /** Variables with their defaults. */
  readonly coerced: JsonObject;
  readonly questions: Questions;
};

/** Knows the text of an answer without making it where subgraphs answer what they answered before. */
export type Repeats = {
  /** The answer; null when it has to be made. Everything was asked that `questions` is then asked again. */
  knownTo(execution: Execution): Promise<AnswerText | null>;
  /** Keeps what an execution came to that went without an error. */
  keep(execution: Execution, text: string): void;
};

/**
 * Subgraphs are asked as always, and their answers recognised by an identity that is one viewer's: no viewer is shown
 * what another was told.
 */
export function repeats(): Repeats {
  const traces = sizedCache<Trace>({
    countMax: TRACES_MAX,
    bytesMax: TRACES_BYTES_MAX,
    entryBytesMax: TRACE_BYTES_MAX,
  });
  // By the first answer, which is at hand before anything else is asked.
  const keyOf = ({ operation, variables }: Execution, identity: string): string => {
    const given = JSON.stringify(declaredOf(operation, variables));
    const known = given.length > VARIABLES_LENGTH_MAX ? hash("sha256", given, "hex") : given;
    return `${identity}\n${operation.key}\n${known}`;
  };

  return {
    async knownTo(execution) {
      const { operation, questions, coerced } = execution;
      const [first] = operation.starters;
      if (first === undefined || operation.step === null) return null;
      const answers = operation.starters.map((one) => questions.root(one));
      // Each is waited for by who needs it.
      for (const answer of answers) answer.catch(() => {});
      const identity = await answers[0]?.then((answer) => answer.identity).catch(() => undefined);
      const trace = identity === undefined ? undefined : traces.get(keyOf(execution, identity));
      if (trace === undefined) return null;
      return (await isRepeated(operation.step, { trace, questions, coerced })) ? trace.answer : null;
    },
    keep(execution, text) {
      const [first] = execution.operation.starters;
      const identity = first === undefined ? undefined : execution.questions.answered.get(first)?.identity;
      if (identity === undefined) return;
      const key = keyOf(execution, identity);
      const trace = traceOf(execution.questions, text, traces.get(key));
      if (trace !== null) traces.set(key, trace, trace.bytes);
    },
  };
}

/** Pairs, since an object has one key that is none of its own. */
const declaredOf = ({ definition: { variableDefinitions = [] } }: Operation, variables: JsonObject) =>
  variableDefinitions.flatMap(({ variable: { name } }) =>
    Object.hasOwn(variables, name.value) ? [[name.value, variables[name.value]]] : [],
  );
