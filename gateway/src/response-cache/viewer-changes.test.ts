import { describe, expect, it } from "vitest";
import { viewerChanges } from "./viewer-changes.ts";

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
});
