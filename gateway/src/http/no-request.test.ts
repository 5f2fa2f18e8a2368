import { connect } from "node:net";
import { Duplex } from "node:stream";
import { describe, expect, it, vi } from "vitest";
import { people } from "../testing/people.ts";
import { startStubGraph } from "../testing/stub-graph.ts";
import { errorAnswers } from "./http-errors.ts";

describe("what is no request of HTTP", () => {
  it.each([
    ["bytes", "\x16\x03\x01\x02\x00\r\n\r\n", "400"],
    ["headers without end", `GET /graphql HTTP/1.1\r\nhost: a\r\nx: ${"y".repeat(40_000)}\r\n\r\n`, "431"],
    [
      "two lengths",
      "POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab",
      "400",
    ],
  ])("is answered in the form of every error: %s", async (_what, bytes, status) => {
    await using graph = await startStubGraph({ stubs: people });
    const socket = connect(Number(new URL(graph.url).port), "127.0.0.1");
    socket.write(bytes, "latin1");

    const text = (await socket.toArray()).map(String).join("");

    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(JSON.parse(text.slice(text.indexOf("\r\n\r\n"))).errors[0].extensions.code).toBe("BAD_REQUEST");
  });

  it("does not keep the connection of who does not close it", () => {
    vi.useFakeTimers();
    const socket = new Duplex({ read() {}, write: (_chunk, _encoding, done) => done() });
    const error = Object.assign(new Error("Parse Error"), { code: "HPE_INVALID_METHOD" });

    errorAnswers.clientErrorHandler?.call({} as never, error as never, socket as never);
    const before = socket.destroyed;
    vi.advanceTimersByTime(2_000);
    vi.useRealTimers();

    expect([before, socket.destroyed]).toEqual([false, true]);
  });

  it.each([
    ["/%zz", 400],
    ["/graphql/", 404],
    ["/../../etc/passwd", 404],
    [`/downloads/social/${"x".repeat(500)}`, 400],
  ])("has the form of every error: %s", async (path, status) => {
    await using graph = await startStubGraph({ stubs: people });

    const response = await fetch(graph.url + path);

    expect(response.status).toBe(status);
    expect(response.headers.get("x-request-id")).not.toBeNull();
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: "BAD_REQUEST" }]);
  });
});
