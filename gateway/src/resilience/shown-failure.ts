import { ApiError } from "@kith/kit/api-error.ts";
import { RequestOver } from "./request-life.ts";
import { SubgraphFailure } from "./subgraph-failure.ts";

/** What a client is told of a subgraph that gave no answer; what is an ApiError already, as it is. */
export function shownFailure(error: unknown, subgraph: string, isMutation: boolean): ApiError {
  if (error instanceof ApiError) return error;
  const cause = error instanceof Error ? error : new Error(String(error));
  if (isMutation && mayHaveActed(error))
    return new ApiError(
      "OUTCOME_UNKNOWN",
      `The ${subgraph} service gave no answer: this may have happened. Look, or repeat it with the same idempotencyKey.`,
      { cause },
    );
  if (error instanceof RequestOver)
    return new ApiError(
      "DEADLINE_EXCEEDED",
      `The time of the request is over: the ${subgraph} service had not answered yet.`,
      { cause },
    );
  return new ApiError("SUBGRAPH_UNAVAILABLE", `The ${subgraph} service does not answer: try again.`, {
    cause,
  });
}

// Whoever is broken off before anything was sent is told by RequestOver.
const mayHaveActed = (error: unknown): boolean =>
  error instanceof SubgraphFailure ? error.mayHaveActed : !(error instanceof RequestOver);

/** Whether it says something of the subgraph that whoever runs it has to know, each time anew. */
export function isFailureOfSubgraph({ originalError }: ApiError): boolean {
  if (originalError instanceof RequestOver) return false;
  return !(originalError instanceof SubgraphFailure && ["open", "full"].includes(originalError.kind));
}
