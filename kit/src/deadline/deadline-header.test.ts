import { describe, expect, it } from "vitest";
import { readDeadlineMs } from "./deadline-header.ts";

describe("readDeadlineMs", () => {
  it("reads whole milliseconds", () => {
    expect([readDeadlineMs("1"), readDeadlineMs("2500")]).toEqual([1, 2_500]);
  });

  it("has nothing to say where there is no header", () => {
    expect(readDeadlineMs(undefined)).toBeNull();
  });

  it.each(["", "0", "-1", "1.5", "1e3", "soon", " 5", "1000000000", "9".repeat(5_000)])(
    "refuses %j and says what was expected",
    (header) => {
      expect(() => readDeadlineMs(header)).toThrow(
        expect.objectContaining({
          message: expect.stringMatching(/^kith-deadline-ms must be a whole number of milliseconds.{0,90}$/),
          extensions: { code: "BAD_REQUEST" },
        }),
      );
    },
  );

  it("refuses several", () => {
    expect(() => readDeadlineMs(["1", "2"])).toThrow("must be a whole number");
  });
});
