import { invariant } from "@kith/kit/invariant.ts";
import type { Answer, Question } from "../fetch/answer.ts";

/** Who has the events of a subscription, and what it is asked. */
export type EventSource = { readonly subgraph: string; readonly question: Question };

/**
 * A subscription goes through the pipeline of queries, once when it is opened and once for each event: then the fetch that its
 * plan begins with is answered by the event, and the rest of the plan is executed as for a query.
 */
export type SubscriptionStage =
  | { readonly kind: "opening"; source: EventSource | null }
  | { readonly kind: "event"; readonly answer: Answer & { readonly extensions?: unknown } };

/** What the first fetch of a subscription's plan gets. */
export function answerAtStage(stage: SubscriptionStage | undefined, source: EventSource): Answer {
  invariant(stage !== undefined, "a subscription was executed that nobody opened");
  if (stage.kind === "event") {
    const { extensions: _ofTheSubgraph, ...answer } = stage.answer;
    return answer;
  }
  stage.source = source;
  return { data: null };
}
