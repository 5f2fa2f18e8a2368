import type { GatewayContext } from "../client-request.ts";
import type { Ask } from "../executor/fetch/ask.ts";
import type { Observer } from "./observer.ts";

type AskFor = (context: GatewayContext) => Ask;

/** Asks, and tells an observer of it. What others were asking already counts like what was asked. */
export function observedAskFor(askFor: AskFor, observer: Observer | null): AskFor {
  if (observer === null) return askFor;
  return (context) => {
    const ask = askFor(context);
    return async (question) => {
      if (question.operation === "subscription") return ask(question);
      const { headers, done } = observer.fetching(context.client, question.subgraph);
      let isAnswered = false;
      try {
        const answer = await ask({ ...question, headers });
        isAnswered = true;
        return answer;
      } finally {
        done(isAnswered);
      }
    };
  };
}
