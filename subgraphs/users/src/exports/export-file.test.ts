import { describe, expect, it } from "vitest";
import { exportFile } from "./export-file.ts";

const readyAt = new Date(Date.UTC(2026, 0, 1));

async function fileOf(parts: readonly { source: string; rows: string[] }[]): Promise<unknown> {
  const stream = (async function* () {
    yield* parts;
  })();
  let text = "";
  for await (const piece of exportFile({ user: "user_1", readyAt }, stream)) text += piece;
  return JSON.parse(text);
}

describe("an exported file", () => {
  it("is one JSON object, whose rows stand under their source, however many pieces they came in", async () => {
    const file = await fileOf([
      { source: "users.profile", rows: ['{"a":"林"}'] },
      { source: "social.friends", rows: ['{"b":1}', '{"b":2}'] },
      { source: "social.friends", rows: ['{"b":3}'] },
    ]);

    expect(file).toEqual({
      ...{ exportedAt: "2026-01-01T00:00:00.000Z", user: "user_1" },
      data: { "users.profile": [{ a: "林" }], "social.friends": [{ b: 1 }, { b: 2 }, { b: 3 }] },
    });
  });

  it("is one where nothing is held", async () => {
    expect(await fileOf([])).toMatchObject({ user: "user_1", data: {} });
  });
});
