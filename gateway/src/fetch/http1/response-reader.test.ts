import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { NotHttp } from "./not-http.ts";
import { type Response, responseReader } from "./response-reader.ts";

const SIZE_MAX = 200_000;
const OK = "HTTP/1.1 200 OK\r\n";

/** Reads what comes in such pieces. */
function readAll(pieces: readonly Buffer[], sizeMax = SIZE_MAX): Response[] {
  const reader = responseReader(sizeMax);
  const responses = pieces.map((piece) => {
    // A connection reads into the same memory again.
    const memory = Buffer.from(piece);
    const response = reader.read(memory);
    memory.fill("!");
    return response;
  });
  return [...responses, reader.end()].filter((response) => response !== null);
}
const bytesOf = (text: string): Buffer => Buffer.from(text, "latin1");
const shown = ({ statusCode, text, keepAliveMs }: Response) => [statusCode, text, keepAliveMs];
const readText = (text: string) => readAll([bytesOf(text)]).map(shown);

const FOREVER = Number.POSITIVE_INFINITY;

describe("an answer over HTTP/1.1", () => {
  const answers: readonly (readonly [what: string, text: string, expected: readonly unknown[]])[] = [
    ["with a length", `${OK}Content-Length: 5\r\n\r\nhello`, [200, "hello", FOREVER]],
    ["without a body", `${OK}content-length: 0\r\n\r\n`, [200, "", FOREVER]],
    ["without a reason", "HTTP/1.1 503\r\ncontent-length: 2\r\n\r\nno", [503, "no", FOREVER]],
    ["with an empty reason", "HTTP/1.1 503 \r\ncontent-length: 2\r\n\r\nno", [503, "no", FOREVER]],
    [
      "in chunks",
      `${OK}Transfer-Encoding: Chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n`,
      [200, "hello", FOREVER],
    ],
    [
      "in chunks with extensions and trailers",
      `${OK}transfer-encoding: chunked\r\n\r\n00a;x="1"\r\n0123456789\r\n0\r\nx-sum: 1\r\n\r\n`,
      [200, "0123456789", FOREVER],
    ],
    ["until the end", `${OK}\r\nhello`, [200, "hello", 0]],
    ["that has no body by its status", "HTTP/1.1 204 No Content\r\n\r\n", [204, "", FOREVER]],
    [
      "after interim ones",
      `HTTP/1.1 103 Hints\r\nlink: x\r\n\r\nHTTP/1.1 100 \r\n\r\n${OK}content-length: 1\r\n\r\nx`,
      [200, "x", FOREVER],
    ],
    [
      "after which the connection closes",
      `${OK}Connection: x, Close\r\ncontent-length: 1\r\n\r\nx`,
      [200, "x", 0],
    ],
    ["by HTTP/1.0", "HTTP/1.0 200 OK\r\ncontent-length: 1\r\n\r\nx", [200, "x", 0]],
    [
      "by HTTP/1.0, kept alive",
      "HTTP/1.0 200 OK\r\nconnection: keep-alive\r\ncontent-length: 1\r\n\r\nx",
      [200, "x", FOREVER],
    ],
    [
      "that says how long it is kept alive",
      `${OK}Keep-Alive: max=9, timeout=5\r\ncontent-length: 1\r\n\r\nx`,
      [200, "x", 5_000],
    ],
    [
      "whose connection is of no more use, since more came",
      `${OK}content-length: 1\r\n\r\nxy`,
      [200, "x", 0],
    ],
    [
      "with spaces after the values that say where it ends",
      `${OK}content-length: 1 \t\r\nkeep-alive: timeout=5 \r\nconnection: keep-alive \r\n\r\nx`,
      [200, "x", 5_000],
    ],
    [
      "in chunks, with a space after",
      `${OK}transfer-encoding: chunked \r\n\r\n0\r\n\r\n`,
      [200, "", FOREVER],
    ],
    [
      "that says twice how long it is kept alive",
      `${OK}keep-alive: timeout=5\r\nkeep-alive: timeout=9\r\ncontent-length: 1\r\n\r\nx`,
      [200, "x", 5_000],
    ],
    [
      "that has no body by its status, and says that it has none",
      "HTTP/1.1 204 No Content\r\ncontent-length: 0\r\n\r\n",
      [204, "", FOREVER],
    ],
    // What comes next would be read as the answer to whoever asks next.
    [
      "that has no body by its status, and one by its length",
      "HTTP/1.1 204 \r\ncontent-length: 5\r\n\r\n",
      [204, "", 0],
    ],
    [
      "that has no body by its status, and chunks",
      "HTTP/1.1 204 \r\ntransfer-encoding: chunked\r\n\r\n",
      [204, "", 0],
    ],
    [
      "in chunks by HTTP/1.0, kept alive",
      "HTTP/1.0 200 OK\r\nconnection: keep-alive\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
      [200, "", 0],
    ],
    ["in chunks, and more came", `${OK}transfer-encoding: chunked\r\n\r\n0\r\n\r\nHTTP/1.1`, [200, "", 0]],
  ];

  it.each(answers)("is read %s", (_what, text, expected) => {
    expect(readText(text)).toEqual([expected]);
  });

  it.each(answers)("is the same in whatever pieces it comes: %s", (_what, text, [status, body]) => {
    const bytes = bytesOf(text);
    const cuts = Array.from({ length: bytes.length + 1 }, (_, at) => [
      bytes.subarray(0, at),
      bytes.subarray(at),
    ]);
    const single = Array.from(bytes, (byte) => Buffer.from([byte]));

    for (const pieces of [...cuts, single]) {
      const [response] = readAll(pieces.filter(({ length }) => length > 0));
      expect([response?.statusCode, response?.text]).toEqual([status, body]);
    }
  });

  it("comes one after the other over the same connection", () => {
    const reader = responseReader(SIZE_MAX);
    const texts = [
      `${OK}content-length: 5\r\n\r\nfirst`,
      `${OK}transfer-encoding: chunked\r\n\r\n6\r\nsecond\r\n0\r\n\r\n`,
      `${OK}content-length: 5\r\n\r\nthird`,
    ];

    const bodies = texts.map((text) => reader.read(bytesOf(text))?.text);

    expect(bodies).toEqual(["first", "second", "third"]);
  });

  it("is read whatever it holds, in whatever chunks and pieces", () => {
    const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));
    fc.assert(
      fc.property(
        fc.array(bytes, { maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }),
        (chunks, sizes) => {
          const parts = chunks
            .filter(({ length }) => length > 0)
            .map((chunk) =>
              Buffer.concat([bytesOf(`${chunk.length.toString(16)}\r\n`), chunk, bytesOf("\r\n")]),
            );
          const whole = Buffer.concat([
            bytesOf(`${OK}transfer-encoding: chunked\r\n\r\n`),
            ...parts,
            bytesOf("0\r\n\r\n"),
          ]);
          const pieces: Buffer[] = [];
          for (let at = 0, turn = 0; at < whole.length; turn += 1) {
            const size = sizes[turn % sizes.length] as number;
            pieces.push(whole.subarray(at, at + size));
            at += size;
          }

          const [response] = readAll(pieces);

          expect(response?.text).toBe(Buffer.concat(chunks).toString());
        },
      ),
      { seed: 6, numRuns: 300 },
    );
  });
});

describe("what is no answer over HTTP/1.1", () => {
  it.each([
    ["another protocol", "SSH-2.0-OpenSSH_9.2\r\n\r\n"],
    ["HTTP/2", "HTTP/2 200 OK\r\n\r\n"],
    ["a status that is none", "HTTP/1.1 2000 OK\r\n\r\n"],
    ["lines that end with a line feed alone", "HTTP/1.1 200 OK\ncontent-length: 1\r\n\r\n"],
    ["a header without a colon", `${OK}content-length\r\n\r\n`],
    ["a header with a space before its colon", `${OK}content-length : 1\r\n\r\nx`],
    ["a header that goes on in the next line", `${OK}x: 1\r\n 2\r\n\r\n`],
    ["a header with a control character", `${OK}x: \0\r\n\r\n`],
    ["a header with a carriage return", `${OK}x: 1\rcontent-length: 1\r\n\r\nx`],
    ["a length with a sign", `${OK}content-length: +1\r\n\r\nx`],
    ["a length in hexadecimal", `${OK}content-length: 0x1\r\n\r\nx`],
    ["two lengths", `${OK}content-length: 1\r\ncontent-length: 2\r\n\r\nxy`],
    ["a list of lengths", `${OK}content-length: 1, 1\r\n\r\nx`],
    ["a length and chunks", `${OK}content-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`],
    ["chunks twice", `${OK}transfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`],
    ["another encoding", `${OK}transfer-encoding: gzip, chunked\r\n\r\n0\r\n\r\n`],
    ["an upgrade", "HTTP/1.1 101 Switching Protocols\r\n\r\n"],
    ["an interim answer by HTTP/1.0", `HTTP/1.0 103 \r\n\r\n${OK}content-length: 0\r\n\r\n`],
    [
      "an interim answer with a body",
      `HTTP/1.1 103 \r\ncontent-length: 1\r\n\r\n${OK}content-length: 0\r\n\r\n`,
    ],
    [
      "an interim answer in chunks",
      `HTTP/1.1 103 \r\ntransfer-encoding: chunked\r\n\r\n${OK}content-length: 0\r\n\r\n`,
    ],
    ["interim answers without end", "HTTP/1.1 100 \r\n\r\n".repeat(9)],
    ["a head without end", `${OK}x: ${"x".repeat(20_000)}`],
    ["a chunk without a size", `${OK}transfer-encoding: chunked\r\n\r\n\r\n`],
    ["a chunk with a sign", `${OK}transfer-encoding: chunked\r\n\r\n-1\r\n`],
    ["a chunk of more than can be", `${OK}transfer-encoding: chunked\r\n\r\n${"f".repeat(20)}\r\n`],
    ["a chunk that is longer than it says", `${OK}transfer-encoding: chunked\r\n\r\n1\r\nxy\r\n0\r\n\r\n`],
    [
      "a chunk's line that ends with a line feed alone",
      `${OK}transfer-encoding: chunked\r\n\r\n1\nx\r\n0\r\n\r\n`,
    ],
    ["a chunk's line without end", `${OK}transfer-encoding: chunked\r\n\r\n1;${"x".repeat(2_000)}`],
    ["a length after the body", `${OK}transfer-encoding: chunked\r\n\r\n0\r\ncontent-length: 0\r\n\r\n`],
    ["a trailer that is no header", `${OK}transfer-encoding: chunked\r\n\r\n0\r\nHTTP/1.1 200 OK\r\n\r\n`],
    ["trailers without end", `${OK}transfer-encoding: chunked\r\n\r\n0\r\n${"x: 1\r\n".repeat(100)}`],
    ["a length that is more than is read", `${OK}content-length: 200001\r\n\r\n`],
    [
      "chunks that are more than is read",
      `${OK}transfer-encoding: chunked\r\n\r\n${"ffff\r\n".concat("x".repeat(65_535), "\r\n").repeat(4)}`,
    ],
    ["more than is read until the end", `${OK}\r\n${"x".repeat(200_001)}`],
  ])("is refused: %s", (_what, text) => {
    expect(() => readText(text)).toThrow(NotHttp);
    expect(() =>
      readAll(
        Array.from(bytesOf(text.slice(0, 30_000)), (byte) => Buffer.from([byte])),
        10_000,
      ),
    ).toThrow(NotHttp);
  });

  it.each([
    ["in its head", "HTTP/1.1 200 OK\r\nconte"],
    ["in its body", `${OK}content-length: 3\r\n\r\nab`],
    ["between chunks", `${OK}transfer-encoding: chunked\r\n\r\n1\r\na\r\n`],
  ])("is none when it breaks off %s", (_where, text) => {
    expect(readText(text)).toEqual([]);
  });

  it.each(["connection: ", "connection: x", "keep-alive: timeout="])(
    "takes no time for a long %s",
    (field) => {
      const reader = responseReader(SIZE_MAX);
      const spaces = `${" ".repeat(7_000)}x${" ".repeat(7_000)}`;
      const startedAtMs = performance.now();

      for (let turn = 0; turn < 20; turn += 1)
        reader.read(bytesOf(`${OK}${field}${spaces}\r\ncontent-length: 0\r\n\r\n`));

      expect(performance.now() - startedAtMs).toBeLessThan(1_000);
    },
  );

  it("takes no memory for each of its chunks", () => {
    const allocated = vi.spyOn(Buffer, "allocUnsafeSlow");
    const chunks = 10_000;

    const [response] = readAll([
      bytesOf(`${OK}transfer-encoding: chunked\r\n\r\n${"1\r\nx\r\n".repeat(chunks)}0\r\n\r\n`),
    ]);

    expect(response?.text.length).toBe(chunks);
    expect(allocated.mock.calls.length).toBeLessThan(10);
    allocated.mockRestore();
  });

  it("takes no more memory than it sends, byte by byte", () => {
    const reader = responseReader(SIZE_MAX);
    reader.read(bytesOf(`${OK}content-length: ${SIZE_MAX}\r\n\r\n`));
    const one = bytesOf("x");
    const before = process.memoryUsage().rss;

    for (let sent = 1; sent < SIZE_MAX; sent += 1) expect(reader.read(one) ?? "more").toBe("more");

    expect(reader.read(one)?.text.length).toBe(SIZE_MAX);
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });
});
