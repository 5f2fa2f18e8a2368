import { ApiError } from "@kith/kit/api-error.ts";
import { signViewer } from "@kith/kit/viewer-header.ts";
import { type GatewayContext, noteCommands, noteFetch } from "../client-request.ts";
import type { Ask } from "../executor/fetch/ask.ts";
import { answerAtStage } from "../subscriptions/subscription-stage.ts";
import { type Question, readAnswer } from "./answer.ts";
import { type InFlight, inFlight } from "./in-flight.ts";
import { type SubgraphHttp, unavailable } from "./subgraph-http.ts";

type Logger = { warn(details: object, message: string): void };
type Options = {
  readonly httpOf: (subgraph: string) => SubgraphHttp;
  readonly viewerKey: Buffer;
  /** Whether what the same viewer is asking already is asked once. */
  readonly isShared: boolean;
  readonly log: Logger;
};

/** How the executor asks subgraphs on behalf of a client request: signed for its viewer, counted, the same question once. */
export function subgraphAsk({ httpOf, viewerKey, isShared, log }: Options): (context: GatewayContext) => Ask {
  const underWay: InFlight | null = isShared ? inFlight() : null;

  return ({ client, stage }) => {
    const { viewer, cost } = client;
    const { requestId, ...who } = viewer;
    const whoKey = JSON.stringify(who);
    const headerBySubgraph = new Map<string, string>();
    const headerFor = (subgraph: string): string => {
      const header =
        headerBySubgraph.get(subgraph) ?? signViewer(viewer, { key: viewerKey, audience: subgraph });
      headerBySubgraph.set(subgraph, header);
      return header;
    };

    return async ({ subgraph, body, operation }) => {
      if (operation === "subscription")
        return answerAtStage(stage, { subgraph, question: JSON.parse(body) as Question });
      const send = () => {
        noteFetch(cost, subgraph);
        return httpOf(subgraph).send(body, headerFor(subgraph));
      };
      try {
        const { result, isFirst } =
          underWay === null
            ? { result: await send(), isFirst: true }
            : operation === "mutation"
              ? { result: await underWay.changing(send), isFirst: true }
              : await underWay.shared(`${subgraph}\n${whoKey}\n${body}`, send);
        const { extensions, ...answer } = readAnswer(result.statusCode, result.text);
        // What subgraphs tell the gateway beside the data ends here.
        if (isFirst) noteCommands(cost, extensions);
        return answer;
      } catch (error) {
        log.warn({ err: error, subgraph, requestId }, "subgraph unavailable");
        throw error instanceof ApiError ? error : unavailable(subgraph, error);
      }
    };
  };
}
