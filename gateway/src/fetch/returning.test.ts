import { expect, it } from "vitest";
import { returning } from "./returning.ts";

it("knows who has been here, and forgets who was long ago", () => {
  const isBack = returning(2);

  expect(["alice", "alice", "bob", "carol", "alice"].map(isBack)).toEqual([false, true, false, false, true]);
  expect(["dan", "eve", "carol", "eve"].map(isBack)).toEqual([false, false, false, true]);
});

it("tells long names apart", () => {
  const isBack = returning(10);
  const long = "x".repeat(10_000);

  expect([long, `${long}y`, long].map(isBack)).toEqual([false, false, true]);
});
