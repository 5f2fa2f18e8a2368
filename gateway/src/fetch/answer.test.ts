import { describe, expect, it } from "vitest";
import { readAnswer } from "./answer.ts";

const body = (value: unknown) => JSON.stringify(value);
const error = (code: string, message = "no") => body({ errors: [{ message, extensions: { code } }] });

describe("readAnswer", () => {
  it("keeps data, errors and extensions", () => {
    const text = body({
      data: { a: null },
      errors: [{ message: "no", path: ["a"], locations: [], extensions: { code: "FORBIDDEN" } }],
      extensions: { kith: {} },
    });

    expect(readAnswer(200, text)).toEqual({
      data: { a: null },
      errors: [{ message: "no", path: ["a"], extensions: { code: "FORBIDDEN" } }],
      extensions: { kith: {} },
    });
  });

  it.each([
    ["an error of the server", 503, body({ data: { a: 1 } })],
    ["a page", 200, "<html>"],
    ["a list", 200, "[]"],
    ["null", 200, "null"],
    ["data that is no object", 200, body({ data: [1] })],
    ["an object without data and errors", 200, "{}"],
  ])("takes %s for no answer", (_what, statusCode, text) => {
    expect(() => readAnswer(statusCode, text)).toThrow(/^it answers \d+/);
  });

  it("takes a refused header for no answer, and names the likely mistake", () => {
    expect(() => readAnswer(401, error("GATEWAY_ONLY"))).toThrow("is KITH_VIEWER_KEY the same?");
  });

  it("hides the code of a complaint about the gateway's own text", () => {
    const { errors } = readAnswer(400, error("GRAPHQL_VALIDATION_FAILED", 'Cannot query field "x".'));

    expect(errors).toEqual([
      { message: expect.stringContaining("A subgraph refuses the gateway's request") },
    ]);
  });

  it("shows a literal that only the subgraph could tell to be wrong as the client's mistake", () => {
    const message = 'Expected value of type "UUID!", found "abc"; UUID must be a UUID.';

    expect(readAnswer(400, error("GRAPHQL_VALIDATION_FAILED", message)).errors).toEqual([
      { message, extensions: { code: "BAD_USER_INPUT" } },
    ]);
  });

  it("survives errors that are no errors", () => {
    expect(readAnswer(200, body({ data: null, errors: [null, 3] })).errors).toEqual([
      { message: "An error without a message." },
      { message: "An error without a message." },
    ]);
  });
});
