import { type EventQueue, eventQueue } from "@kith/kit/subscriptions/event-queue.ts";
import { serveAnyGraph } from "../any-graph.ts";
import { composed } from "./composed.ts";
import { startSseSubgraph } from "./sse-subgraph.ts";

type News = { readonly title: string; readonly author: { readonly id: string } };
type AnyGraphOptions = Parameters<typeof serveAnyGraph>[0];

const QUEUE_MAX = 100;
const NAMES: Readonly<Record<string, string>> = { "1": "Ada", "2": "Grace" };

/** Two subgraphs that have nothing to do with Kith: one with a subscription whose events a test makes, one that knows authors. */
export async function startNewsSubgraphs() {
  const queues = new Set<EventQueue<News>>();
  const news = await startSseSubgraph({
    sdl: `
      type Query { headline: String }
      type Subscription { published(topic: String = "all"): News }
      type News { title: String! author: Author }
      type Author @key(fields: "id") { id: ID! }`,
    resolvers: {
      Query: { headline: () => "none" },
      Subscription: {
        published: {
          subscribe(_: unknown, { topic }: { topic: string }) {
            if (topic === "none") throw new Error("There is no topic none.");
            const queue: EventQueue<News> = eventQueue(QUEUE_MAX, () => queues.delete(queue));
            queues.add(queue);
            return queue;
          },
          resolve: (event: News) => event,
        },
      },
      News: {
        title({ title }: News) {
          if (title === "broken") throw new Error("the press at 10.0.0.7 fell over");
          return title;
        },
      },
    },
  });
  const authors = await startSseSubgraph({
    sdl: `
      type Query { author(id: ID!): Author }
      type Author @key(fields: "id") { id: ID! name: String }`,
    resolvers: {
      Query: { author: (_: unknown, { id }: { id: string }) => ({ id }) },
      Author: { __resolveReference: ({ id }: { id: string }) => ({ id, name: NAMES[id] ?? null }) },
    },
  });
  const subgraphs = { news, authors };
  const sdl = composed(Object.fromEntries(Object.entries(subgraphs).map(([name, one]) => [name, one.sdl])));
  return {
    ...subgraphs,
    supergraphSdl: Object.entries(subgraphs).reduce(
      (text, [name, { url }]) => text.replaceAll(`http://127.0.0.1:9/${name}`, url),
      sdl,
    ),
    /** How many the subgraph has to tell of what happens. */
    get listenerCount() {
      return queues.size;
    },
    publish(title: string, authorId = "1"): void {
      for (const queue of queues) queue.push({ title, author: { id: authorId } });
    },
    /** There are no more events. */
    end(): void {
      for (const queue of [...queues]) queue.end();
    },
    async close(): Promise<void> {
      await Promise.all([news.close(), authors.close()]);
    },
  };
}

/** A gateway over them. */
export async function startNewsGraph(options: Partial<AnyGraphOptions> = {}) {
  const subgraphs = await startNewsSubgraphs();
  const gateway = await serveAnyGraph({
    host: "127.0.0.1",
    port: 0,
    logLevel: "silent",
    planner: "here",
    supergraphSdl: subgraphs.supergraphSdl,
    forwarded: ["authorization", "x-user"],
    sharesQueries: true,
    // A machine that is busy with other tests is no reason to turn requests away.
    resilience: { lagMaxMs: 60_000 },
    ...options,
  });
  const close = async () => {
    await gateway.close();
    await subgraphs.close();
  };
  return {
    subgraphs,
    gateway,
    endpoint: `${gateway.url}/graphql`,
    close,
    [Symbol.asyncDispose]: close,
  };
}
