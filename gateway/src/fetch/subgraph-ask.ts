import type { ApiError } from "@kith/kit/api-error.ts";
import { signViewer, VIEWER_HEADER } from "@kith/kit/viewer-header.ts";
import { type GatewayContext, noteCommands, noteFetch } from "../client-request.ts";
import type { Ask, OperationKind } from "../executor/fetch/ask.ts";
import { endless, type Life } from "../resilience/request-life.ts";
import { isFailureOfSubgraph, shownFailure } from "../resilience/shown-failure.ts";
import { answerFailure } from "../resilience/subgraph-failure.ts";
import { answerAtStage, type SubscriptionStage } from "../subscriptions/subscription-stage.ts";
import { type Answer, type Question, type Read, readAnswer } from "./answer.ts";
import type { Posted } from "./answer-to.ts";
import { type InFlight, inFlight } from "./in-flight.ts";
import { knownAnswers } from "./known-answers.ts";
import { type Returning, returning } from "./returning.ts";
import type { SubgraphHttp } from "./subgraph-http.ts";

type HttpOf = (subgraph: string) => SubgraphHttp;
type Logger = Record<"warn" | "debug", (details: object, message: string) => void>;
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
    const { viewer, cost, life } = client;
    const { requestId, ...who } = viewer;
    const headersFor = headersOnce((subgraph) => ({
      // Nothing of the client's own headers goes on: a subgraph knows the viewer from the signed header alone.
      [VIEWER_HEADER]: signViewer(viewer, { key: viewerKey, audience: subgraph }),
    }));
    const whoKey = JSON.stringify(who);
    const isBack = exchange.isBack(whoKey);

    return async ({ subgraph, body, operation, headers }) => {
      if (operation === "subscription") return answered(stage, subgraph, body);
      // Counted whether or not somebody else is asking the same: what an operation costs follows from its shape alone.
      noteFetch(cost, subgraph);
      try {
        const answer = await exchange.send({
          subgraph,
          body,
          operation,
          whoKey,
          isBack,
          headersFor: headersWith(headersFor, headers),
          life,
        });
        // What subgraphs tell the gateway beside the data ends here.
        noteCommands(cost, answer.extensions);
        return answer;
      } catch (error) {
        const isNews = isFailureOfSubgraph(error as ApiError);
        log[isNews ? "warn" : "debug"]({ err: error, subgraph, requestId }, "no answer of a subgraph");
        throw error;
      }
    };
  };
}

/**
 * How subgraphs are asked that know nothing of viewers; of a subscription, at its stage.
 *
 * @param forwarded Headers of the client that subgraphs get.
 */
export function plainAsk(
  httpOf: HttpOf,
  isShared: boolean,
  underWay?: InFlight,
): (forwarded: Headers, life?: Life, stage?: SubscriptionStage) => Ask {
  const exchange = exchangeOf(httpOf, isShared, underWay);
  return (forwarded, life = endless(), stage = undefined) => {
    const whoKey = JSON.stringify(forwarded);
    const isBack = exchange.isBack(whoKey);
    return ({ subgraph, body, operation, headers }) =>
      operation === "subscription"
        ? answered(stage, subgraph, body)
        : exchange.send({
            subgraph,
            body,
            operation,
            whoKey,
            isBack,
            life,
            headersFor: headersWith(() => forwarded, headers),
          });
  };
}

const answered = async (
  stage: SubscriptionStage | undefined,
  subgraph: string,
  body: string,
): Promise<Answer> => answerAtStage(stage, { subgraph, question: JSON.parse(body) as Question });

type Headers = Readonly<Record<string, string>>;
type Exchange = {
  readonly subgraph: string;
  readonly body: string;
  readonly operation: OperationKind;
  /** The same for those who may be told the same. */
  readonly whoKey: string;
  /** Whether they have asked something before: answers are recognised for those only. */
  readonly isBack: boolean;
  readonly headersFor: (subgraph: string) => Headers;
  readonly life: Life;
};
/** Of whom it is known that they have asked before. */
const RETURNING_MAX = 10_000;

/** Sends by way of the subgraph's line, from which nothing but an answer or a failure comes. */
function exchangeOf(
  httpOf: HttpOf,
  isShared: boolean,
  { shared, changing }: InFlight = inFlight(),
): { readonly isBack: Returning; send(exchange: Exchange): Promise<Read> } {
  const known = knownAnswers();
  const send = async ({ subgraph, body, operation, whoKey, isBack, headersFor, life: own }: Exchange) => {
    const http = httpOf(subgraph);
    const isMutation = operation === "mutation";
    const read = (posted: Posted) =>
      isMutation || !isBack
        ? readAnswer(posted.statusCode, posted.text)
        : known.read(`${subgraph}\n${whoKey}`, body, posted);
    const call = (life: Life) =>
      http.line.call({
        isMutation,
        life,
        attempt: (timeoutMs, until) =>
          http
            .send(body, headersFor(subgraph), { timeoutMs, life: until, endsAtMs: life.endsAtMs })
            .then((posted) => heard(posted, read)),
      });
    try {
      const take = await (isMutation
        ? changing(() => call(own))
        : isShared
          ? shared({
              key: `${subgraph}\n${whoKey}\n${body}`,
              life: own,
              isJoinable: own.endsAtMs - performance.now() >= http.line.patienceMs,
              ask: call,
            })
          : call(own));
      return take();
    } catch (error) {
      throw shownFailure(error, subgraph, isMutation);
    }
  };
  return { isBack: returning(RETURNING_MAX), send };
}

type HeadersFor = (subgraph: string) => Headers;

const headersWith = (headersFor: HeadersFor, more: Headers | undefined): HeadersFor =>
  more === undefined ? headersFor : (subgraph) => ({ ...headersFor(subgraph), ...more });

/**
 * An answer that could be read, for each who waits for it: the executor writes to what it gets, so all but the first have it
 * read anew.
 *
 * @throws SubgraphFailure when it cannot be read.
 */
function heard(posted: Posted, read: (posted: Posted) => Read): () => Read {
  let first: Read | null;
  try {
    first = read(posted);
  } catch (error) {
    throw answerFailure(error as Error, posted.statusCode, posted.text);
  }
  return () => {
    const answer = first ?? read(posted);
    first = null;
    return answer;
  };
}

/** Headers are made once a request and subgraph: a signature is good for all its fetches. */
function headersOnce(make: (subgraph: string) => Headers): (subgraph: string) => Headers {
  const headersBySubgraph = new Map<string, Headers>();
  return (subgraph) => {
    const headers = headersBySubgraph.get(subgraph) ?? make(subgraph);
    headersBySubgraph.set(subgraph, headers);
    return headers;
  };
}
