/** What to do about each finding on a registered operation, by its code. */
export const OPERATION_WAYS_OUT = {
  OPERATION_BROKEN: "Keep what it uses, until its version is retired: npm run operations:retire.",
  OPERATION_AFFECTED: "Ask the client team whether it can take the change.",
  OPERATION_UNREGISTERED:
    "Put it back: a version of a client that is in use is retired by npm run operations:retire, not deleted or changed.",
  OPERATION_RETIRED: "See to it that nobody runs this version any more: it is not looked at from now on.",
} as const satisfies Readonly<Record<string, string>>;

export type OperationCode = keyof typeof OPERATION_WAYS_OUT;
