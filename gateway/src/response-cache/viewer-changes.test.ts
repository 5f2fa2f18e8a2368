import { describe, expect, it } from "vitest";
import { DOUBT_MS, viewerChanges } from "./viewer-changes.ts";

describe("viewerChanges", () => {
  it("tells of each viewer the last change, in the order of all of them", () => {
    const changes = viewerChanges();

    for (const viewerId of ["alice", "bob", "alice", "carol"]) changes.note(viewerId);

    expect(["alice", "bob", "carol", "dan"].map(changes.lastOf)).toEqual([3, 2, 4, 0]);
    expect(changes.last).toBe(4);
  });

  it("never takes somebody whom it has forgotten for somebody who has done nothing", () => {
    const changes = viewerChanges(2);

    for (const viewerId of ["alice", "bob", "alice", "carol"]) changes.note(viewerId);

    expect(["alice", "bob", "carol", "dan"].map(changes.lastOf)).toEqual([3, 2, 4, 2]);
  });

  it("is bounded, whoever comes", () => {
    const changes = viewerChanges(10);

    for (let number = 1; number <= 1_000; number += 1) changes.note(`v${number}`);

    expect(changes.lastOf("v1")).toBe(990);
    expect(changes.lastOf("v991")).toBe(991);
  });

  it("doubts for a time whether something that was given up on is done yet", () => {
    let nowMs = 1;
    const changes = viewerChanges(2, () => nowMs);
    changes.noteDoubt("alice");
    const inDoubt = () => ["alice", "bob", "dan"].map(changes.isInDoubt);

    const atFirst = inDoubt();
    nowMs += DOUBT_MS - 1;
    const still = inDoubt();
    nowMs += 1;
    expect([atFirst, still, inDoubt()]).toEqual([
      [true, false, false],
      [true, false, false],
      [false, false, false],
    ]);
  });

  it("doubts of everybody while it has forgotten of whom it has to", () => {
    let nowMs = 1;
    const changes = viewerChanges(2, () => nowMs);
    for (const viewerId of ["alice", "bob", "carol"]) changes.noteDoubt(viewerId);

    expect(["alice", "dan"].map(changes.isInDoubt)).toEqual([true, true]);
    nowMs += DOUBT_MS;
    expect(["alice", "dan", "bob"].map(changes.isInDoubt)).toEqual([false, false, false]);
  });
});
