import { ApiError } from "@kith/kit/api-error.ts";
import { signViewer, VIEWER_HEADER } from "@kith/kit/viewer-header.ts";
import { type GatewayContext, noteCommands, noteFetch } from "../client-request.ts";
import type { Answer, Ask, OperationKind } from "../executor/fetch/ask.ts";
import { answerAtStage } from "../subscriptions/subscription-stage.ts";
import { type Question, readAnswer } from "./answer.ts";

import { type InFlight, inFlight } from "./in-flight.ts";
import { knownAnswers } from "./known-answers.ts";

import { type SubgraphHttp, unavailable } from "./subgraph-http.ts";

type HttpOf = (subgraph: string) => SubgraphHttp;
type Logger = { warn(details: object, message: string): void };
type Options = {
  readonly httpOf: HttpOf;
  readonly viewerKey: Buffer;
  /** Whether what the same viewer is asking already is asked once. */
  readonly isShared: boolean;
  /** What is under way, of all graphs together: a change is one for whoever asks on another graph too. */
  readonly underWay?: InFlight;
  readonly log: Logger;
};

/** How the executor asks subgraphs on behalf of a client request: signed for its viewer, counted, the same question once. */
export function subgraphAsk({
  httpOf,
  viewerKey,
  isShared,
  underWay,
  log,
}: Options): (context: GatewayContext) => Ask {
  const exchange = exchangeOf(httpOf, isShared, underWay);

  return ({ client, stage }) => {
    const { viewer, cost } = client;
    const { requestId, ...who } = viewer;
    const headersFor = headersOnce((subgraph) => ({
      // Nothing of the client's own headers goes on: a subgraph knows the viewer from the signed header alone.
      [VIEWER_HEADER]: signViewer(viewer, { key: viewerKey, audience: subgraph }),
    }));
    const whoKey = JSON.stringify(who);

    return async ({ subgraph, body, operation, headers }) => {
      if (operation === "subscription")
        return answerAtStage(stage, { subgraph, question: JSON.parse(body) as Question });
      // Counted whether or not somebody else is asking the same: what an operation costs follows from its shape alone.
      noteFetch(cost, subgraph);
      try {
        const { answer, extensions } = await exchange({
          subgraph,
          body,
          operation,
          whoKey,
          headersFor: headersWith(headersFor, headers),
        });
        // What subgraphs tell the gateway beside the data ends here.
        noteCommands(cost, extensions);
        return answer;
      } catch (error) {
        log.warn({ err: error, subgraph, requestId }, "subgraph unavailable");
        throw error;
      }
    };
  };
}

/**
 * How subgraphs are asked that know nothing of viewers.
 *
 * @param forwarded Headers of the client that subgraphs get.
 */
export function plainAsk(
  httpOf: HttpOf,
  isShared: boolean,
  underWay?: InFlight,
): (forwarded: Headers) => Ask {
  const exchange = exchangeOf(httpOf, isShared, underWay);
  return (forwarded) => {
    const whoKey = JSON.stringify(forwarded);
    return async ({ headers, ...question }) =>
      (await exchange({ ...question, whoKey, headersFor: headersWith(() => forwarded, headers) })).answer;
  };
}

type Headers = Readonly<Record<string, string>>;
type Exchange = {
  readonly subgraph: string;
  readonly body: string;
  readonly operation: OperationKind;
  /** The same for those who may be told the same. */
  readonly whoKey: string;
  readonly headersFor: (subgraph: string) => Headers;
};
type Exchanged = { readonly answer: Answer; readonly extensions: unknown };

function exchangeOf(
  httpOf: HttpOf,
  isShared: boolean,
  { shared, changing }: InFlight = inFlight(),
): (exchange: Exchange) => Promise<Exchanged> {
  const known = knownAnswers();
  return async ({ subgraph, body, operation, whoKey, headersFor }) => {
    const send = () => httpOf(subgraph).send(body, headersFor(subgraph));
    try {
      if (operation === "mutation") {
        const { statusCode, text } = await changing(send);
        const answer = readAnswer(statusCode, text);
        return { answer, extensions: answer.extensions };
      }
      const question = `${subgraph}\n${whoKey}\n${body}`;
      const answer = known.read(question, await (isShared ? shared(question, send) : send()));
      return { answer, extensions: answer.extensions };
    } catch (error) {
      throw error instanceof ApiError ? error : unavailable(subgraph, error);
    }
  };
}

type HeadersFor = (subgraph: string) => Headers;

const headersWith = (headersFor: HeadersFor, more: Headers | undefined): HeadersFor =>
  more === undefined ? headersFor : (subgraph) => ({ ...headersFor(subgraph), ...more });

/** Headers are made once a request and subgraph: a signature is good for all its fetches. */
function headersOnce(make: (subgraph: string) => Headers): (subgraph: string) => Headers {
  const headersBySubgraph = new Map<string, Headers>();
  return (subgraph) => {
    const headers = headersBySubgraph.get(subgraph) ?? make(subgraph);
    headersBySubgraph.set(subgraph, headers);
    return headers;
  };
}
