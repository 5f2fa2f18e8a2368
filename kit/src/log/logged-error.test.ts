import { GraphQLError } from "graphql";
import { MongoServerError } from "mongodb";
import { describe, expect, it } from "vitest";
import { redactedError } from "./logged-error.ts";

describe("redactedError", () => {
  it("tells type, code and frames, and withholds the message", () => {
    const error = new GraphQLError("first must be 1 to 100, got Alice", {
      extensions: { code: "BAD_USER_INPUT" },
    });

    const { stack, ...told } = redactedError(error);

    expect(told).toEqual({ type: "GraphQLError", code: "BAD_USER_INPUT", message: "(withheld)" });
    expect(stack[0]).toMatch(/^at .*logged-error\.test\.ts:\d+:\d+\)?$/);
  });

  it("tells nothing of the row that a database complains about", () => {
    const error = new MongoServerError({
      message: 'E11000 duplicate key: { handle: "alice" }',
      code: 11_000,
      keyValue: { handle: "alice" },
    });

    expect(JSON.stringify(redactedError(error))).not.toContain("alice");
    expect(redactedError(error)).toMatchObject({ type: "MongoServerError", code: 11_000 });
  });

  it("ends with causes that go in a circle, and takes what is no error", () => {
    const error = new Error("a");
    error.cause = error;

    expect(JSON.stringify(redactedError(error)).match(/"type"/g)).toHaveLength(5);
    expect(redactedError("Alice")).toEqual({ type: "string", message: "(withheld)", stack: [] });
  });
});
