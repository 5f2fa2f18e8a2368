import { newId } from "@kith/kit/global-id.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import { describe, expect, it } from "vitest";
import { graphViolations } from "../../../../tests/invariants.ts";
import { minutesLater, outcomeOf, twoOf } from "../../../../tests/races.ts";
import { openTestStores } from "../../../../tests/stores.ts";
import { closenessOf } from "../closeness/model.ts";
import { sideOf } from "../friendships/model.ts";
import type { Post } from "../posts/model.ts";
import { type SocialServices, socialServices } from "../services.ts";
import type { ReactionKind } from "./reaction-service.ts";

const ROUNDS = 40;
const SIDE_BY_SIDE = 6;
const TIMEOUT_MS = 60_000;
const WISH = { text: "你好", imageUrls: [], audience: "EVERYBODY" as const, audienceUserIds: [] };

const act = (
  { reactionService }: SocialServices,
  verb: "react" | "takeBack",
  { kind = "LIKE", by, on }: { kind?: ReactionKind; by: string; on: Post },
) => reactionService[verb]({ kind, viewerId: by, postId: on._id, postShown: async () => on });

describe("likes and favourites that meet", () => {
  it("leave counters that are the number of rows", { timeout: TIMEOUT_MS }, async () => {
    await using stores = await openTestStores();
    const [one, other] = twoOf(stores);
    const [ann, ben] = [newId("user"), newId("user")];
    const meetOn = async (on: Post) => {
      for (let round = 0; round < ROUNDS; round++)
        await Promise.all([
          act(one, "react", { by: ann, on }),
          act(other, "takeBack", { by: ann, on }),
          act(other, "react", { by: ben, on }),
          act(one, "takeBack", { kind: "FAVOURITE", by: ben, on }),
          act(other, "react", { kind: "FAVOURITE", by: ben, on }),
        ]);
    };

    const posts = Array.from({ length: SIDE_BY_SIDE }, () => one.postService.createPost(newId("user"), WISH));
    await Promise.all((await Promise.all(posts)).map(meetOn));

    expect(await graphViolations(stores)).toEqual([]);
  });

  it("do not outlive a post that is deleted at the same moment", { timeout: TIMEOUT_MS }, async () => {
    await using stores = await openTestStores();
    const [one, other] = twoOf(stores);
    const author = newId("user");
    const round = async () => {
      const on = await one.postService.createPost(newId("user"), WISH);
      return Promise.all([
        outcomeOf(act(one, "react", { by: author, on })),
        outcomeOf(act(other, "react", { kind: "FAVOURITE", by: author, on })),
        outcomeOf(other.postService.deletePost(on.author, on._id)),
      ]);
    };

    const outcomes = [];
    while (outcomes.length < ROUNDS)
      outcomes.push(...(await Promise.all([round(), round(), round(), round()])));

    expect(new Set(outcomes.map(([, , deleted]) => deleted))).toEqual(new Set(["done"]));
    expect(outcomes.flat().every((outcome) => ["done", "POST_NOT_FOUND"].includes(outcome))).toBe(true);
    expect(await graphViolations(stores)).toEqual([]);

    const later = minutesLater(stores);
    for (let sweeps = 0; sweeps < 3; sweeps++) await later.upkeep(new AbortController().signal);
    const db = stores.clients.social.db(`${stores.databasePrefix}social`);
    for (const left of ["likes", "favourites", "postRemovals"])
      expect([left, await db.collection(left).countDocuments()]).toEqual([left, 0]);
  });
});

describe("two friends", () => {
  it("come closer once by a new like, and not by one's own, one again or a favourite", async () => {
    await using stores = await openTestStores();
    const now = new Date();
    const services = socialServices({ client: stores.clients.social, ...stores, now: () => now });
    const [ann, ben] = [newId("user"), newId("user")];
    await inTransaction(stores.clients.social, (session) =>
      stores.friendships.addBoth({ people: [ann, ben], since: now, source: "SCAN" }, session),
    );
    const on = await services.postService.createPost(ann, WISH);

    await act(services, "react", { by: ben, on });
    await act(services, "react", { by: ben, on });
    await act(services, "react", { by: ann, on });
    await act(services, "react", { kind: "FAVOURITE", by: ben, on });

    const sides = await stores.friendships.findSides([sideOf(ann, ben), sideOf(ben, ann)]);
    expect(sides.map(({ closeness }) => closeness)).toEqual([
      closenessOf("LIKE", now),
      closenessOf("LIKE", now),
    ]);
  });
});
