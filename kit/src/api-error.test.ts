import { describe, expect, it } from "vitest";
import { ApiError, ERROR_CODES, isErrorCode, requireScope, requireViewer } from "./api-error.ts";

describe("ApiError", () => {
  it("carries its code to the client and keeps its cause to itself", () => {
    const cause = new Error("connect ECONNREFUSED 10.0.0.7");

    const error = new ApiError("SUBGRAPH_UNAVAILABLE", "Try again.", { cause });

    expect(error.toJSON()).toEqual({
      message: "Try again.",
      extensions: { code: "SUBGRAPH_UNAVAILABLE" },
    });
    expect(error.originalError).toBe(cause);
  });
});

describe("isErrorCode", () => {
  it.each(ERROR_CODES)("knows %s", (code) => {
    expect(isErrorCode(code)).toBe(true);
  });

  it.each([undefined, null, 11000, "", "forbidden", "ECONNREFUSED", ["FORBIDDEN"], "__proto__"])(
    "does not know %j",
    (code) => {
      expect(isErrorCode(code)).toBe(false);
    },
  );
});

describe("requireViewer", () => {
  it("gives the viewer's id", () => {
    expect(requireViewer("user_1")).toBe("user_1");
  });

  it("refuses nobody with UNAUTHENTICATED", () => {
    expect(() => requireViewer(null)).toThrow(
      expect.objectContaining({ extensions: { code: "UNAUTHENTICATED" } }),
    );
  });
});

describe("requireScope", () => {
  it("lets a scope pass, and no other one that looks like it", () => {
    expect(() => requireScope(["user", "support"], "support")).not.toThrow();
    for (const scopes of [[], ["user"], ["supportive"], ["support user"]])
      expect(() => requireScope(scopes, "support")).toThrow(
        expect.objectContaining({ extensions: { code: "FORBIDDEN" } }),
      );
  });
});
