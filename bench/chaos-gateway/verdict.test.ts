import { describe, expect, it } from "vitest";
import { verdictOn } from "./verdict.ts";

const RIGHT = { viewer: { name: "Alice", balance: "100", friends: [{ name: "Bob" }, { name: null }] } };
const withViewer = (change: object) => ({ viewer: { ...RIGHT.viewer, ...change } });
const at = (...path: (string | number)[]) => ({ path });

describe("verdictOn", () => {
  it.each([
    ["what is as it should be", { data: RIGHT }, "right"],
    ["null with an error", { data: withViewer({ name: null }), errors: [at("viewer", "name")] }, "partial"],
    [
      "null that came up from below",
      { data: withViewer({ friends: null }), errors: [at("viewer", "friends", 0, "name")] },
      "partial",
    ],
    ["no data at all, with an error", { data: null, errors: [at("viewer")] }, "partial"],
    ["null without an error", { data: withViewer({ name: null }) }, "wrong"],
    [
      "null with an error elsewhere",
      { data: withViewer({ name: null }), errors: [at("viewer", "balance")] },
      "wrong",
    ],
    ["other money", { data: withViewer({ balance: "101" }) }, "wrong"],
    [
      "other money with an error",
      { data: withViewer({ balance: "0" }), errors: [at("viewer", "balance")] },
      "wrong",
    ],
    ["a number for a text", { data: withViewer({ balance: 100 }) }, "wrong"],
    ["a shorter list", { data: withViewer({ friends: [{ name: "Bob" }] }) }, "wrong"],
    ["a field that is left out", { data: { viewer: { name: "Alice", balance: "100" } } }, "wrong"],
    [
      "something where nothing is",
      { data: withViewer({ friends: [{ name: "Bob" }, { name: "Dan" }] }) },
      "wrong",
    ],
    ["an error and nothing missing", { data: RIGHT, errors: [at("viewer", "name")] }, "wrong"],
    ["no data and no null", { errors: [{}] }, "wrong"],
  ])("says of %s that it is so", (_what, answer, kind) => {
    expect(verdictOn(answer, RIGHT).kind).toBe(kind);
  });
});
