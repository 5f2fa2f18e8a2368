import { type EventAnswer, openEventStream, type StreamOptions } from "@kith/kit/testing/event-client.ts";
import { afterAll, afterEach, beforeAll, expect, vi } from "vitest";
import { connectToNews, NEWS_QUERY } from "./news-clients.ts";
import { startNewsGraph } from "./news-graph.ts";

/** The graph that all tests of a file share. */
export let graph: Awaited<ReturnType<typeof startNewsGraph>>;

/** Starts it before the tests of a file; after each of them nobody listens any more. */
export function shareNewsGraph(): void {
  beforeAll(async () => {
    graph = await startNewsGraph();
  });
  afterAll(() => graph?.close());
  afterEach(async () => {
    graph.subgraphs.news.answerEventsBy(null);
    await listening(0);
    for (const { asked } of [graph.subgraphs.news, graph.subgraphs.authors]) asked.length = 0;
  });
}

export const listening = (count: number) =>
  vi.waitFor(() => expect(graph.subgraphs.listenerCount).toBe(count));
export const subscribe = (query = NEWS_QUERY, options: StreamOptions = {}) =>
  openEventStream(graph.endpoint, undefined, query, options);
export const connect = (...said: [Record<string, unknown>?, Record<string, string>?]) =>
  connectToNews(graph.endpoint, ...said);
export const codesOf = ({ errors = [] }: EventAnswer) => errors.map(({ extensions }) => extensions.code);
