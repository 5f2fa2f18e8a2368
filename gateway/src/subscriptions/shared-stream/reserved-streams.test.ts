import { expect, it, vi } from "vitest";
import { reservedStreams } from "./reserved-streams.ts";

const bounds = { perViewerMax: 2, perProcessMax: 3 };
const reserved = () => reservedStreams({ bounds, reservedMaxMs: 20 });

it("forgets a stream that nobody comes for, with what was to be told on it", async () => {
  const streams = reserved();
  const token = streams.reserve("bob", "bob");
  const { endById } = streams.find(token, "bob");
  const ended = new AbortController();
  endById.set("a", ended);

  await vi.waitFor(() => expect(ended.signal.aborted).toBe(true));

  expect(() => streams.find(token, "bob")).toThrow("There is no such stream");
});

it("keeps one that is read, for its owner and nobody else", async () => {
  const streams = reserved();
  const forgotten = streams.reserve("carol", "carol");
  const { gone } = streams.find(forgotten, "carol");
  const token = streams.reserve("bob", "bob");
  streams.find(token, "bob").begin();

  await vi.waitFor(() => expect(gone.signal.aborted).toBe(true));

  expect(streams.find(token, "bob").gone.signal.aborted).toBe(false);
  expect(() => streams.find(token, "bob").begin()).toThrow("read already");
  expect(() => streams.find(token, "eve")).toThrow("There is no such stream");
});

it("bounds how many there are, of a viewer and of all, and ends all", () => {
  const streams = reservedStreams({ bounds });
  const tokens = [1, 2].map(() => streams.reserve("bob", "bob"));
  const found = tokens.map((token) => streams.find(token, "bob"));

  expect(() => streams.reserve("bob", "bob")).toThrow("A viewer may have at most 2 shared streams open");
  streams.reserve("eve", "eve");
  expect(() => streams.reserve("dan", "dan")).toThrow("Too many shared streams are open");
  streams.endAll();
  expect(found.map(({ gone }) => gone.signal.aborted)).toEqual([true, true]);
  expect(() => streams.reserve("bob", "bob")).toThrow("This gateway ends");
});
