import { describe, expect, it } from "vitest";
import { type Block, blockOf } from "./model.ts";
import { visibilityFor } from "./visibility.ts";

const block = (blocker: string, blocked: string): Block => ({
  _id: blockOf(blocker, blocked),
  blocker,
  blocked,
  people: [blocker, blocked],
  blockedAt: new Date(0),
});

function storeOf(blocks: readonly Block[]) {
  const reads: string[] = [];
  const findAround = async (person: string, limit: number) => {
    reads.push(person);
    return blocks.filter(({ people }) => people.includes(person)).slice(0, limit);
  };
  return { reads, findAround };
}

describe("visibility", () => {
  it("hides whoever was blocked and whoever has blocked", async () => {
    const visibility = visibilityFor(storeOf([block("ann", "ben"), block("cat", "ann")]), "ann");

    expect(await visibility.shownOf(["ben", "cat", "dan"])).toEqual(["dan"]);
    expect(await visibility.filterOn("friend")).toEqual({ friend: { $nin: ["ben", "cat"] } });
  });

  it("tells the viewer only of blocks of their own", async () => {
    const visibility = visibilityFor(storeOf([block("ann", "ben"), block("cat", "ann")]), "ann");

    expect(await visibility.isBlockedByViewer("ben")).toBe(true);
    expect(await visibility.isBlockedByViewer("cat")).toBe(false);
  });

  it("reads once, whatever is asked", async () => {
    const store = storeOf([block("ann", "ben")]);
    const visibility = visibilityFor(store, "ann");

    await Promise.all([
      visibility.isHidden("ben"),
      visibility.shownOf(["dan"]),
      visibility.filterOn("friend"),
    ]);

    expect(store.reads).toEqual(["ann"]);
  });

  it("shows nobody rather than the wrong one when there are more blocks than it reads", async () => {
    const many = Array.from({ length: 20_001 }, (_, index) => block(`user_${index}`, "ann"));
    const visibility = visibilityFor(storeOf(many), "ann");

    await expect(visibility.isHidden("dan")).rejects.toThrow(/More than 20000 blocks/);
  });
});
