import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type SubgraphHttp, unavailable } from "./fetch/subgraph-http.ts";
import { HttpRefusal } from "./http/http-refusal.ts";

const ID = /^[a-z]+_[0-9a-z]{26}$/;
/** What of an answer goes on to the client. */
const HEADERS = ["content-type", "content-disposition", "cache-control"] as const;

type Route = { Params: { subgraph: string; id: string } };

type Way = {
  readonly httpBySubgraph: () => ReadonlyMap<string, SubgraphHttp>;
  /** Refuses who may not come in. */
  readonly admit: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
};

/**
 * Hands on files that subgraphs have ready, by links that they have made: `GET /downloads/<subgraph>/<id>`. The gateway knows
 * nothing of who may have them: the subgraph checks the link.
 */
export function addDownloads(app: FastifyInstance, { httpBySubgraph, admit }: Way): void {
  app.get<Route>("/downloads/:subgraph/:id", { onRequest: admit }, async (request, reply) => {
    const { subgraph, id } = request.params;
    const http = httpBySubgraph().get(subgraph);
    if (http === undefined || !ID.test(id)) throw noSuchFile();

    const { search } = new URL(request.url, "http://gateway");
    const { statusCode, headers, body } = await http.download(`/downloads/${id}${search}`);
    if (statusCode !== 200) {
      // What a subgraph says of it is not for clients.
      await body.dump();
      throw statusCode >= 500 ? unavailable(subgraph, `/downloads answers ${statusCode}`) : noSuchFile();
    }
    for (const name of HEADERS) if (headers[name] !== undefined) reply.header(name, headers[name]);
    return reply.send(body);
  });
}

const noSuchFile = () => new HttpRefusal("There is no such file, or no more.", { status: 404 });
