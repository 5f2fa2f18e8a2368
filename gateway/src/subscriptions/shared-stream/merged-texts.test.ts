import { expect, it } from "vitest";
import { mergedTexts } from "./merged-texts.ts";

it("gives one reader the texts of many senders, each waiting for its own to be taken", async () => {
  const { send, texts } = mergedTexts(new AbortController().signal);
  const done: string[] = [];
  for (const text of ["a", "b"]) void send(text).then(() => done.push(text));

  expect(await texts.next()).toEqual({ done: false, value: "a" });
  expect(done).toEqual([]);
  expect(await texts.next()).toEqual({ done: false, value: "b" });
  expect(done).toEqual(["a"]);

  const third = texts.next();
  void send("c").then(() => done.push("c"));
  expect(await third).toEqual({ done: false, value: "c" });
});

it("lets go of all senders, and of its reader, when nobody reads any more", async () => {
  const over = new AbortController();
  const { send, texts } = mergedTexts(over.signal);
  const sent = [send("taken"), send("waiting")];
  await texts.next();
  const rest = texts.next().then(() => texts.next());

  over.abort();

  await Promise.all(sent);
  await send("too late");
  expect(await rest).toMatchObject({ done: true });
});

it("lets go of the sender of a text that its reader leaves at", async () => {
  const { send, texts } = mergedTexts(new AbortController().signal);
  const sent = send("a");
  await texts.next();

  await texts.return();

  await sent;
});
