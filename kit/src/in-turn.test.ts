import { describe, expect, it } from "vitest";
import { inTurn } from "./in-turn.ts";

describe("inTurn", () => {
  it("does one after the other", async () => {
    const done: number[] = [];
    const act = (number: number) => async () => {
      await Promise.resolve();
      done.push(number);
      return number;
    };

    expect([await inTurn([act(1), act(2)]), done]).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  it("does what comes after one that fails, and tells all that failed", async () => {
    const done: number[] = [];
    const fail = (message: string) => async () => Promise.reject(new Error(message));

    const failure = await inTurn([fail("one"), async () => void done.push(2), fail("three")]).catch(
      (error: unknown) => error,
    );

    expect(done).toEqual([2]);
    expect(failure).toMatchObject({
      message: "2 of 3 failed",
      errors: [new Error("one"), new Error("three")],
    });
  });
});
