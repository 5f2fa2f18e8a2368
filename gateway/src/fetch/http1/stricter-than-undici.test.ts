import { createServer } from "node:net";
import fc from "fast-check";
import { Pool } from "undici";
import { describe, expect, it } from "vitest";
import type { Poster } from "../answer-to.ts";
import { undiciPoster } from "../undici-poster.ts";
import { http1Pool } from "./http1-pool.ts";

const OK = "HTTP/1.1 200 OK\r\n";
const ANSWERS = [
  `${OK}Content-Length: 2\r\n\r\n{}`,
  `${OK}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
  `${OK}Transfer-Encoding: chunked\r\nx: y\r\n\r\n1;a=b\r\n{\r\n1\r\n}\r\n0\r\nt: 1\r\n\r\n`,
  "HTTP/1.1 103 Hints\r\nx: y\r\n\r\nHTTP/1.1 503 \r\nContent-Length: 3\r\nKeep-Alive: timeout=9\r\n\r\nabc",
  "HTTP/1.1 204 None\r\n\r\n",
  "HTTP/1.0 200 OK\r\n\r\n{}",
];
const PIECES = [
  ...[
    "\r\n",
    "\n",
    "\r",
    " ",
    "\t",
    ":",
    ";",
    ",",
    "0",
    "5",
    "a",
    "+",
    "-",
    "\0",
    "\u00e9",
    "{}",
    "chunked",
    "gzip, ",
  ],
  ...[
    "Transfer-Encoding: chunked\r\n",
    "Content-Length: 2\r\n",
    "Content-Length: 0\r\n",
    "Connection: close\r\n",
  ],
  ...[OK, "HTTP/1.1 102 Processing\r\n\r\n", "x: y\r\n", " folded\r\n", "2\r\n{}\r\n0\r\n\r\n"],
];
const change = fc.record({
  at: fc.nat({ max: 199 }),
  cut: fc.integer({ min: 0, max: 2 }),
  put: fc.constantFrom("", ...PIECES),
});
const spoilt = fc
  .tuple(fc.constantFrom(...ANSWERS), fc.array(change, { minLength: 1, maxLength: 3 }))
  .map(([answer, changes]) =>
    changes.reduce((text, { at, cut, put }) => {
      const index = at % text.length;
      return text.slice(0, index) + put + text.slice(index + cut);
    }, answer),
  )
  // What undici refuses unless it was waited for, and white space after a value, which may be there but which it does not expect.
  .filter((text) => !text.includes(" 100 ") && !/[ \t]\r/.test(text));

describe("what is read as an answer", () => {
  it("is what undici reads too, or nothing", async () => {
    let said = "";
    const server = createServer((socket) =>
      socket.on("error", () => {}).on("data", () => socket.end(said, "latin1")),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
    const heardBy = async (poster: Poster) => {
      try {
        const { statusCode, text } = await poster.post({
          path: "/",
          headers: {},
          body: "{}",
          timeoutMs: 5_000,
        });
        return [statusCode, text];
      } catch {
        return null;
      } finally {
        await poster.close();
      }
    };
    let readCount = 0;
    await fc.assert(
      fc.asyncProperty(spoilt, async (text) => {
        said = text;
        const options = { connectionsMax: 1, connectTimeoutMs: 5_000, idleMaxMs: 1_000, bodySizeMax: 10_000 };

        const ours = await heardBy(http1Pool(new URL(origin), options));

        if (ours === null) return;
        readCount += 1;
        expect(await heardBy(undiciPoster(new Pool(origin, { connections: 1 })))).toEqual(ours);
      }),
      { seed: 6, numRuns: 2_000 },
    );
    server.close();

    expect(readCount).toBeGreaterThan(50);
  });
});
