import { describe, expect, it } from "vitest";
import { knownAnswers } from "./known-answers.ts";

const posted = (text: string, statusCode = 200) => ({ statusCode, text });
const ANSWER = '{"data":{"name":"李雷"},"extensions":{"kith":{"commands":{}}}}';

describe("known answers", () => {
  it("have the identity of the same bytes to the same question before", () => {
    const known = knownAnswers();
    const first = known.read("viewer", "who", posted(ANSWER));

    const second = known.read("viewer", "who", posted(ANSWER));

    expect(second.identity).toBe(first.identity);
    expect(second.extensions).toEqual(first.extensions);
    expect(second.data).toEqual({ name: "李雷" });
    expect(second.data).not.toBe(first.data);
  });

  it.each([
    ["another question", "what", ANSWER],
    ["another answer", "who", ANSWER.replace("李雷", "韩梅")],
  ])("have another identity for %s", (_what, question, text) => {
    const known = knownAnswers();
    const { identity } = known.read("viewer", "who", posted(ANSWER));

    expect(known.read("viewer", question, posted(text)).identity).not.toBe(identity);
  });

  it.each([
    ["errors", '{"data":{"name":null},"errors":[{"message":"no"}]}', 200],
    ["no data", '{"data":null,"errors":[]}', 200],
    ["another status", ANSWER, 400],
  ])("have none with %s", (_what, text, statusCode) => {
    const known = knownAnswers();
    known.read("viewer", "who", posted(text, statusCode));

    expect(known.read("viewer", "who", posted(text, statusCode)).identity).toBeUndefined();
  });

  it("are no answers at all when nobody could read them", () => {
    expect(() => knownAnswers().read("viewer", "who", posted("<html>"))).toThrow("no GraphQL");
  });

  it("are kept more and more seldom where each is another one, and at once when that ends", () => {
    const known = knownAnswers();
    const identities = Array.from(
      { length: 200 },
      (_, index) => known.read("viewer", "now", posted(`{"data":{"time":${index}}}`)).identity,
    );
    const kept = identities.filter((identity) => identity !== undefined);

    expect(kept.length).toBeGreaterThan(2);
    expect(kept.length).toBeLessThan(20);
  });

  it("have none that a subgraph gives itself, which could be that of what another viewer was told", () => {
    const known = knownAnswers();
    const { identity } = known.read("viewer", "alice", posted(ANSWER));
    const claiming = (data: string) => posted(`{${data},"identity":"${identity}"}`);

    for (const answer of [claiming('"data":{"n":1}'), claiming('"data":{"n":2}'), claiming('"data":{"n":3}')])
      expect(known.read("viewer", "bob", answer).identity).not.toBe(identity);
    expect(known.read("viewer", "bob", claiming('"data":{},"errors":[]')).identity).toBeUndefined();
  });

  it.each([
    ["tiny answers", 200, 1_000, ""],
    ["askers with long names", 70, 1, "n".repeat(1_000_000)],
  ])("are forgotten before %s fill the memory", (_what, askerCount, questionCount, name) => {
    const known = knownAnswers();
    const { identity } = known.read("viewer", "who", posted(ANSWER));

    for (let asker = 0; asker < askerCount; asker += 1)
      for (let question = 0; question < questionCount; question += 1)
        known.read(`${asker}${name}`, String(question), posted('{"data":{}}'));

    expect(known.read("viewer", "who", posted(ANSWER)).identity).not.toBe(identity);
  });
});
