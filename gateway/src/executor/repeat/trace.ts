import { type AnswerText, readyAnswer } from "../../answer-text.ts";
import { areAlike, type EntityFetch } from "../fetch/entity-question.ts";
import type { Answered, Questions } from "../fetch/questions.ts";
import { type JsonObject, ownValue } from "../json.ts";
import type { FetchStep, Step } from "../plan/step.ts";

/** An execution that is over and went without an error: whoever is answered the same throughout, gets the same text. */
export type Trace = {
  readonly answer: AnswerText;
  /** Weak: a trace must not hold the steps of an operation that is forgotten, which a client may have made large. */
  readonly askedBySteps: Pick<WeakMap<FetchStep, Asked>, "get">;
  readonly stepCount: number;
  /** What it takes to keep it. */
  readonly bytes: number;
};
type Asked = {
  /** Null at the root. */
  readonly fetch: EntityFetch | null;
  /** An answer is another one when more was asked along with it, which is a matter of moments. */
  readonly identities: Set<string>;
};

const IDENTITIES_MAX = 8;
/** A step's fetch, its identities and their places in maps. */
const STEP_BYTES = 600;
/** What is around the text of a representation, and its place in a question. */
const REPRESENTATION_BYTES = 100;

/**
 * What an execution went by, when all its answers can be recognised; else null.
 *
 * @param before What led to the answer before, from the same first answer.
 */
export function traceOf({ answered }: Questions, text: string, before: Trace | undefined): Trace | null {
  const known = before?.answer.text === text ? before : undefined;
  // Else somebody would be told of those whom another of these answers is about.
  const isSameWay = known !== undefined && isAboutSame(known, answered);
  const askedBySteps = new WeakMap<FetchStep, Asked>();
  for (const [step, { fetch, identity }] of answered) {
    if (identity === undefined) return null;
    const identities = (isSameWay ? known.askedBySteps.get(step)?.identities : undefined) ?? new Set();
    if (identities.size < IDENTITIES_MAX) identities.add(identity);
    askedBySteps.set(step, { fetch, identities });
  }
  const answer = known?.answer ?? readyAnswer(text);
  let bytes = answer.keptBytes;
  for (const { fetch } of answered.values()) {
    bytes += askedBytes(fetch);
    if (fetch !== null) keep(fetch);
  }
  return { answer, askedBySteps, stepCount: answered.size, bytes };
}

const isAboutSame = (
  { askedBySteps, stepCount }: Trace,
  answered: ReadonlyMap<FetchStep, Answered>,
): boolean =>
  stepCount === answered.size &&
  [...answered].every(([step, { fetch }]) => {
    const before = askedBySteps.get(step)?.fetch;
    return before === fetch || (before != null && fetch !== null && areAlike(before, fetch));
  });

// What it was asked with before may be no part of this trace.
function keep(fetch: EntityFetch): void {
  fetch.isKept = true;
  fetch.lastQuestion = null;
}

/** Each stands there, and in the question that was made of it. */
function askedBytes(fetch: EntityFetch | null): number {
  let bytes = STEP_BYTES + (fetch?.query.bodyPrefix.length ?? 0);
  for (const representation of fetch?.representations ?? [])
    bytes += REPRESENTATION_BYTES + 2 * representation.length;
  return bytes;
}

type Following = {
  readonly trace: Trace;
  readonly questions: Questions;
  /** Variables with their defaults. */
  readonly coerced: JsonObject;
};
/** `isOver`: something was answered otherwise. */
type Way = Following & { isOver: boolean };
type Done = (isSame: boolean) => void;

/**
 * Asks step by step what was asked in an earlier execution, as long as the answers are the same. Nothing is read of them:
 * what is told of entities then is the same too.
 *
 * @returns Whether everything was answered the same. As soon as something is not, without waiting for the rest.
 */
export function isRepeated(step: Step, following: Following): Promise<boolean> {
  return new Promise((resolve) => follow(step, { ...following, isOver: false }, resolve));
}

/** Calls back rather than to return promises: most of what an answer takes that is known is this. */
function follow(step: Step, way: Way, done: Done): void {
  if (way.isOver) done(false);
  else if (step.kind === "sequence") followInTurn(step.steps, 0, way, done);
  else if (step.kind === "parallel") followTogether(step.steps, way, done);
  else if (step.kind === "fetch") followFetch(step, way, done);
  else {
    const chosen = ownValue(way.coerced, step.variable) === true ? step.ifTrue : step.ifFalse;
    if (chosen === null) done(true);
    else follow(chosen, way, done);
  }
}

function followFetch(step: FetchStep, { trace, questions }: Way, done: Done): void {
  const asked = trace.askedBySteps.get(step);
  // Nobody was there to be asked about.
  if (asked === undefined) {
    done(true);
    return;
  }
  const { fetch, identities } = asked;
  const answer: Promise<{ readonly identity?: string | undefined }> =
    fetch === null ? questions.root(step) : questions.entities(step, fetch);
  answer.then(
    ({ identity }) => done(identity !== undefined && identities.has(identity)),
    // The execution proper gets the same answer, and tells of it.
    () => done(false),
  );
}

function followInTurn(steps: readonly Step[], index: number, way: Way, done: Done): void {
  const step = steps[index];
  if (step === undefined) done(true);
  else
    follow(step, way, (isSame) => {
      if (isSame) followInTurn(steps, index + 1, way, done);
      else done(false);
    });
}

function followTogether(steps: readonly Step[], way: Way, done: Done): void {
  let left = steps.length;
  if (left === 0) done(true);
  let isSettled = false;
  for (const step of steps)
    follow(step, way, (isSame) => {
      if (isSettled) return;
      left -= 1;
      if (isSame && left > 0) return;
      isSettled = true;
      way.isOver ||= !isSame;
      done(isSame);
    });
}
