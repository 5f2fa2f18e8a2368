import { describe, expect, it } from "vitest";
import { COMPLETE_TEXT, isEventId, nextText, PING_TEXT, placeText, readEventStream } from "./event-stream.ts";

async function read(text: string, pieceSize: number, sizeMax = 1_000) {
  const bytes = new TextEncoder().encode(text);
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
  }
  return Array.fromAsync(readEventStream(pieces(), sizeMax));
}

describe("a stream of events", () => {
  const text =
    placeText("7") +
    PING_TEXT +
    nextText({ data: { 名: "奶\n茶" } }, "8") +
    PING_TEXT +
    nextText({}, null) +
    COMPLETE_TEXT;
  const messages = [
    { event: "", id: "7", data: "" },
    { event: "next", id: "8", data: '{"data":{"名":"奶\\n茶"}}' },
    { event: "next", id: null, data: "{}" },
    { event: "complete", id: null, data: "" },
  ];

  it.each([1, 2, 3, 7, 64, 10_000])("is read as it was written, in pieces of %i bytes", async (size) => {
    expect(await read(text, size)).toEqual(messages);
  });

  it.each(["\r\n", "\r"])("is read with line breaks %j", async (lineBreak) => {
    expect(await read(text.replaceAll("\n", lineBreak), 1)).toEqual(messages);
  });

  it("leaves out a message that is cut off", async () => {
    expect(await read(text.slice(0, text.indexOf("茶")), 5)).toEqual(messages.slice(0, 1));
  });

  it("takes lines of data together, and fields that it does not know for nothing", async () => {
    expect(await read("retry: 5\nevent: next\ndata: 1\ndata:2\nid: a b\n\n", 4)).toEqual([
      { event: "next", id: null, data: "1\n2" },
    ]);
  });

  it("refuses a message that is longer than any should be, however it comes", async () => {
    const long = nextText({ text: "x".repeat(2_000) }, null);

    for (const size of [1, 100, 5_000])
      await expect(read(long, size)).rejects.toThrow("more than 1000 characters");
    expect(await read(nextText({ text: "x".repeat(500) }, null).repeat(5), 10_000)).toHaveLength(5);
  });
});

describe("the id of an event", () => {
  it.each(["7", "1795669167000:freq_01h455vb4pex5vsknk084sn02q", "a.b-c=", "x".repeat(200)])(
    "is %s",
    (id) => {
      expect(isEventId(id)).toBe(true);
    },
  );

  it.each(["", "a b", "a\nb", "名", "x".repeat(201), 7, null, { $ne: 1 }])("is not %j", (id) => {
    expect(isEventId(id)).toBe(false);
  });
});
