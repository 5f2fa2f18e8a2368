import { describe, expect, it } from "vitest";
import { payloads, Refusal } from "./refusal.ts";

type MoveError = {
  readonly __typename?: "MoveError";
  code: "BLOCKED" | "TOO_FAR";
  message: string;
  path?: string[] | null;
};

const movePayload = payloads<MoveError>("MoveError");

describe("payloads", () => {
  it("gives what the act gives, with no user errors", async () => {
    expect(await movePayload(async () => ({ square: "e4" }))).toEqual({ square: "e4", userErrors: [] });
  });

  it("shows a refusal as the one user error, of the mutation's own type", async () => {
    const payload = await movePayload(async () => {
      throw new Refusal("TOO_FAR", "A king moves by one square.", ["input", "to"]);
    });

    expect(payload).toEqual({
      userErrors: [
        {
          __typename: "MoveError",
          code: "TOO_FAR",
          message: "A king moves by one square.",
          path: ["input", "to"],
        },
      ],
    });
  });

  it("has a null path for a refusal of the whole request", async () => {
    const { userErrors } = await movePayload<object>(async () => {
      throw new Refusal("BLOCKED", "Something stands in the way.");
    });

    expect(userErrors.map(({ path }) => path)).toEqual([null]);
  });

  it("lets every other error through: it is no outcome", async () => {
    const bug = new TypeError("x is not a function");

    const payload = movePayload(async () => {
      throw bug;
    });

    await expect(payload).rejects.toBe(bug);
  });
});
