import type { GraphQLFormattedError } from "graphql";
import { describe, expect, it } from "vitest";
import { ERROR_CODES } from "./api-error.ts";
import { presentError } from "./present-error.ts";

const SECRET = "E11000 duplicate key mongodb://root:hunter2@10.0.0.7";
const REQUEST_ID = "req-1";

function present(formatted: GraphQLFormattedError, requestId: string | null = REQUEST_ID) {
  const logged: object[] = [];
  const log = { error: (details: object, message: string) => void logged.push({ ...details, message }) };
  const cause = new Error(SECRET);
  return { shown: presentError(formatted, cause, { log, requestId }), logged, cause };
}

describe("presentError", () => {
  it.each(ERROR_CODES.filter((code) => code !== "INTERNAL_SERVER_ERROR"))(
    "shows message, place and code of %s, and logs nothing",
    (code) => {
      const formatted = {
        message: "Asked wrongly.",
        path: ["viewer", 0],
        locations: [{ line: 1, column: 3 }],
        extensions: { code },
      };

      const { shown, logged } = present(formatted);

      expect(shown).toEqual(formatted);
      expect(logged).toEqual([]);
    },
  );

  it("drops every extension of a known error but its code", () => {
    const extensions = { code: "BAD_USER_INPUT", stacktrace: [SECRET], http: { status: 400 } };

    const { shown } = present({ message: "Asked wrongly.", extensions });

    expect(shown).toEqual({ message: "Asked wrongly.", extensions: { code: "BAD_USER_INPUT" } });
  });

  it.each([
    ["no code", undefined],
    ["a foreign code", { code: "ECONNREFUSED", host: SECRET }],
    ["a numeric code", { code: 11_000 }],
    ["the code of our own bugs", { code: "INTERNAL_SERVER_ERROR", stacktrace: [SECRET] }],
  ])("shows nothing of an error with %s but where it was and what to quote", (_case, extensions) => {
    const formatted = { message: SECRET, path: ["viewer", "wallet"], ...(extensions && { extensions }) };

    const { shown } = present(formatted);

    expect(shown).toEqual({
      message: "Something went wrong on our side. Quote request req-1 when you report it.",
      path: ["viewer", "wallet"],
      extensions: { code: "INTERNAL_SERVER_ERROR", requestId: REQUEST_ID },
    });
  });

  it("keeps back a hint at other names, also where it stands at the end of what is shown", () => {
    const extensions = { code: "BAD_USER_INPUT" };
    for (let length = 930; length <= 1_000; length += 1) {
      const said = `${"x".repeat(length)}" is not defined by type "Filter".`;

      const { shown } = present({ message: `${said} Did you mean "secret" or "sacred"?`, extensions });

      expect(shown.message).toBe(said.length > 1_000 ? `${said.slice(0, 1_000)}…` : said);
    }
  });

  it("looks for a hint in little time, whatever clients have written before it", () => {
    const said = `${"Did you mean ".repeat(300_000)}.`;

    const { shown } = present({ message: said, extensions: { code: "BAD_USER_INPUT" } });

    expect(shown.message).toBe(`${said.slice(0, 1_000)}…`);
  });

  it("logs what it held back, with the id to find it by", () => {
    const { logged, cause } = present({ message: SECRET, path: ["viewer"] });

    expect(logged).toEqual([
      { err: cause, requestId: REQUEST_ID, path: ["viewer"], message: "unexpected error" },
    ]);
  });

  it("gives no id to quote where there is none", () => {
    const { shown } = present({ message: SECRET }, null);

    expect(shown).toEqual({
      message: "Something went wrong on our side.",
      extensions: { code: "INTERNAL_SERVER_ERROR" },
    });
  });
});
