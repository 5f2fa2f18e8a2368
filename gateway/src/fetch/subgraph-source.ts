import type { GraphQLDataSource } from "@apollo/gateway";
import { ApiError } from "@kith/kit/api-error.ts";
import { signViewer } from "@kith/kit/viewer-header.ts";
import { type ClientRequest, type GatewayContext, noteCommands, noteFetch } from "../client-request.ts";
import { answerAtStage } from "../subscriptions/subscription-stage.ts";
import type { Answer, Question } from "./answer.ts";
import { entityLoader } from "./entity-loader.ts";
import { failedAnswer } from "./failure.ts";
import { fetchDocument } from "./fetch-document.ts";
import type { SubgraphHttp } from "./subgraph-http.ts";

type Logger = { warn(details: object, message: string): void };
type Options = {
  readonly name: string;
  readonly http: SubgraphHttp;
  readonly viewerKey: Buffer;
  readonly log: Logger;
};

/** How the executor asks one subgraph: on behalf of the viewer, counted, entity fetches together. */
export function subgraphSource({ name, http, viewerKey, log }: Options): GraphQLDataSource {
  const ask = async (question: Question, { viewer, cost }: ClientRequest): Promise<Answer> => {
    noteFetch(cost, name);
    const header = signViewer(viewer, { key: viewerKey, audience: name });
    const { extensions, ...answer } = await http.ask(question, header).catch((error) => {
      log.warn({ err: error, subgraph: name, requestId: viewer.requestId }, "subgraph unavailable");
      throw error;
    });
    // What subgraphs tell the gateway beside the data ends here.
    noteCommands(cost, extensions);
    return answer;
  };

  return {
    async process({ request, context }) {
      const { client, stage } = context as GatewayContext;
      const question = { query: request.query ?? "", variables: request.variables ?? {} };
      const { operation, entitiesField } = fetchDocument(question.query);
      if (operation.operation === "subscription") return answerAtStage(stage, { subgraph: name, question });
      try {
        if (entitiesField === null) return await ask(question, client);
        return await loaderFor(client, name, (merged) => ask(merged, client)).load(question);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        return failedAnswer(question, error);
      }
    },
  };
}

function loaderFor(
  { entityLoaders }: ClientRequest,
  name: string,
  ask: (question: Question) => Promise<Answer>,
) {
  const loader = entityLoaders.get(name) ?? entityLoader(ask);
  entityLoaders.set(name, loader);
  return loader;
}
