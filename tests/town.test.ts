import { describe, expect, it } from "vitest";
import { buildLife } from "../scripts/town/life.ts";
import { CITIES, INTERESTS } from "../scripts/town/names.ts";
import { buildTown, townId } from "../scripts/town/town.ts";
import { isInterest } from "../subgraphs/users/src/interests/taxonomy.ts";
import { cityNamed } from "../subgraphs/users/src/places/cities.ts";

describe("the demo town", () => {
  it("has posts that are counted right, by everybody of the cast but the newcomer", () => {
    const { posts, likes, comments } = buildLife(buildTown());

    const authors = new Set(posts.map(({ author }) => author));
    expect(["alice", "bob", "carol", "dan", "eve"].map((handle) => authors.has(townId(handle)))).toEqual([
      ...[true, true, true, true],
      false,
    ]);
    expect(new Set(posts.map(({ _id }) => _id)).size).toBe(posts.length);
    for (const { _id, likeCount, commentCount } of posts) {
      expect(likes.filter(({ post }) => post === _id)).toHaveLength(likeCount);
      expect(comments.filter(({ post }) => post === _id)).toHaveLength(commentCount);
    }
  });

  it("has people of cities and interests that a profile may name", () => {
    expect(CITIES.filter((name) => cityNamed(name) === undefined)).toEqual([]);
    expect(INTERESTS.filter((name) => !isInterest(name))).toEqual([]);
  });
});
