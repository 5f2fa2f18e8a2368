import type { FormattedExecutionResult } from "graphql";
import type { Dialect } from "./dialect.ts";
import type { EventResult } from "./operation-results.ts";

type Options = {
  readonly expired: AbortSignal;
  readonly requestId: string;
  readonly showErrors: Dialect["showErrors"];
};

/** What is told of a subscription until its end: why it ends is the last result, where it does not end by itself. */
export async function* resultsToTheEnd(
  results: AsyncIterable<EventResult>,
  { expired, requestId, showErrors }: Options,
): AsyncGenerator<EventResult, void, undefined> {
  const last = (error: unknown): EventResult => {
    const result: FormattedExecutionResult = { errors: showErrors(error, requestId) };
    return { result, id: null };
  };
  try {
    yield* results;
  } catch (error) {
    if (!expired.aborted) yield last(error);
  }
  if (expired.aborted) yield last(expired.reason);
}
