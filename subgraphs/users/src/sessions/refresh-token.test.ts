import { newId } from "@kith/kit/global-id.ts";
import { describe, expect, it } from "vitest";
import { newSecret, readToken, textOfToken } from "./refresh-token.ts";

const token = { sessionId: newId("session"), familySecret: newSecret(), secret: newSecret() };
const text = textOfToken(token);

describe("a refresh token", () => {
  it("is read as it was written", () => {
    expect(readToken(text)).toEqual(token);
  });

  it.each([
    "",
    ".",
    text.slice(0, -1),
    `${text}.`,
    text.replace("session_", "user_"),
    text.replace(".", ".$"),
    "x".repeat(1_000_000),
  ])("is none where it is malformed", (malformed) => {
    expect(readToken(malformed)).toBeNull();
  });
});
