import { COMPLETE_TEXT, nextText, placeText } from "@kith/kit/subscriptions/event-stream.ts";
import type { FastifyBaseLogger } from "fastify";
import { describe, expect, it } from "vitest";
import type { SubgraphHttp } from "../fetch/subgraph-http.ts";
import { kithDialect } from "./kith-dialect.ts";
import { type SubgraphEvent, subgraphEvents } from "./subgraph-events.ts";

const { refusalOf } = kithDialect({
  viewerKey: Buffer.alloc(32),
  readToken: async () => expect.unreachable(),
  log: {} as FastifyBaseLogger,
});

type Reply = { readonly text: string; readonly type?: string; readonly status?: number } | Error;
const RETRY_AFTER_MS = [1, 1, 1];

/** A subgraph that gives these replies, one after the other, each at once and to its end. */
async function eventsOf(
  replies: readonly Reply[],
  lastEventId: string | null = null,
  { signal } = new AbortController(),
  retryAfterMs: readonly number[] = RETRY_AFTER_MS,
) {
  const askedFrom: (string | undefined)[] = [];
  const left = [...replies];
  const listen: SubgraphHttp["listen"] = async (_question, headers) => {
    askedFrom.push(headers["last-event-id"]);
    const reply = left.shift() ?? new Error("ECONNREFUSED");
    if (reply instanceof Error) throw reply;
    const { text, type = "text/event-stream", status = 200 } = reply;
    const body = chunksOf(text);
    return { statusCode: status, headers: { "content-type": type }, body } as never;
  };
  const opening = subgraphEvents({
    http: { listen } as SubgraphHttp,
    source: { subgraph: "greetings", question: { query: "subscription { a }", variables: {} } },
    headers: () => ({}),
    refusalOf,
    lastEventId,
    signal,
    warn: () => {},
    retryAfterMs,
  });
  const told: (string | null)[] = [];
  const end = await opening.then(
    async (events) => {
      try {
        for await (const event of events) told.push(shown(event));
        return "complete";
      } catch (error) {
        return codeOf(error);
      }
    },
    (error) => codeOf(error),
  );
  return { told, end, askedFrom };
}

async function* chunksOf(text: string) {
  yield new TextEncoder().encode(text);
}
const shown = ({ answer, id }: SubgraphEvent) => (answer === null ? `from ${id}` : String(answer.data?.a));
const codeOf = (error: unknown) => {
  const { extensions, errors } = error as { extensions?: { code: string }; errors?: { message: string }[] };
  return extensions?.code ?? errors?.[0]?.message;
};
const event = (a: string, id: string | null) => nextText({ data: { a } }, id);

describe("the events of a subgraph", () => {
  it("end when the subgraph says so", async () => {
    expect(await eventsOf([{ text: placeText("1") + event("x", "2") + COMPLETE_TEXT }])).toEqual({
      told: ["from 1", "x"],
      end: "complete",
      askedFrom: [undefined],
    });
  });

  it("go on from the last event, or where it all began, when they break off", async () => {
    const replies = [
      { text: placeText("1") },
      { text: event("x", "2") + event("y", "3") },
      new Error("ECONNREFUSED"),
      { text: event("z", "4") + COMPLETE_TEXT },
    ];

    expect(await eventsOf(replies)).toEqual({
      told: ["from 1", "x", "y", "z"],
      end: "complete",
      askedFrom: [undefined, "1", "3", "3"],
    });
  });

  it("are broken off when the subgraph stays away", async () => {
    const { told, end, askedFrom } = await eventsOf([{ text: event("x", "2") }]);

    expect({ told, end, tries: askedFrom.length - 1 }).toEqual({
      told: ["x"],
      end: "SUBSCRIPTION_INTERRUPTED",
      tries: RETRY_AFTER_MS.length,
    });
  });

  it("are broken off at once where there is no going on", async () => {
    const { end, askedFrom } = await eventsOf([{ text: event("x", null) }, { text: event("y", null) }]);

    expect({ end, asked: askedFrom.length }).toEqual({ end: "SUBSCRIPTION_INTERRUPTED", asked: 1 });
  });

  it("are not asked for without end where streams begin and break off", async () => {
    const { end, askedFrom } = await eventsOf(
      [{ text: "" }, ...Array(9).fill({ text: placeText("5") })],
      "5",
    );

    expect({ end, asked: askedFrom.length }).toEqual({ end: "SUBSCRIPTION_INTERRUPTED", asked: 4 });
  });

  it("are asked for again after one that is no answer, which is not skipped", async () => {
    const broken = `event: next\nid: 3\ndata: {"half\n\n`;
    const replies = [{ text: event("x", "2") + broken }, { text: event("y", "3") + COMPLETE_TEXT }];

    expect(await eventsOf(replies)).toMatchObject({ told: ["x", "y"], askedFrom: [undefined, "2"] });
  });

  it("are asked for again from a subgraph that is back before its database", async () => {
    const away = '{"errors":[{"message":"away","extensions":{"code":"SUBGRAPH_UNAVAILABLE"}}]}';
    const replies = [
      { text: event("x", "2") },
      { text: away, type: "application/json" },
      { text: event("y", "3") + COMPLETE_TEXT },
    ];

    expect(await eventsOf(replies)).toMatchObject({ told: ["x", "y"], end: "complete" });
  });

  it("end without a word when nobody wants them any more", async () => {
    const gone = new AbortController();
    setTimeout(() => gone.abort(), 20);

    const { end, askedFrom } = await eventsOf([{ text: event("x", "2") }], null, gone, [60_000]);

    expect({ end, asked: askedFrom.length }).toEqual({ end: "complete", asked: 1 });
  });

  it("end with what the subgraph says when it refuses to go on", async () => {
    const refusal = { text: '{"errors":[{"message":"no"}]}', type: "application/json" };

    expect(await eventsOf([{ text: event("x", "2") }, refusal])).toMatchObject({ told: ["x"], end: "no" });
  });

  const answers: Record<string, [Reply, string]> = {
    "refuses with errors": [{ text: '{"errors":[{"message":"no"}]}', type: "application/json" }, "no"],
    "refuses the viewer header": [
      { text: "{}", type: "application/json", status: 401 },
      "SUBGRAPH_UNAVAILABLE",
    ],
    "answers with a page": [{ text: "<html>", type: "text/html", status: 502 }, "SUBGRAPH_UNAVAILABLE"],
    "answers as to a query": [{ text: '{"data":{"a":1}}', type: "application/json" }, "SUBGRAPH_UNAVAILABLE"],
  };
  it.each(Object.entries(answers))("do not begin when it %s", async (_name, [reply, end]) => {
    expect(await eventsOf([reply])).toEqual({
      told: [],
      end,
      askedFrom: [undefined],
    });
  });
});
