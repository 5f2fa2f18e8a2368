import { castId } from "../cast.ts";
import type { Breakages } from "./breakages.ts";
import { ACCOUNT_ID, ARTICLE_ID, blockRow, type Rows } from "./scene.ts";

const [alice, bob, carol] = [castId("alice"), castId("bob"), castId("carol")];
const GHOST = castId("eve").replace(/.{4}$/, "0000");
/** So that nothing is said of what the account has published. */
const withoutArticle = async (rows: Rows, damage: Promise<unknown>) => {
  await damage;
  await rows("social.posts").deleteOne({ _id: ARTICLE_ID });
};
const FOLLOW = `${ACCOUNT_ID}:${bob}`;

export const FOLLOW_BREAKAGES: Breakages = {
  "a life account's follower counter is the number of its followers": [
    {
      how: "one too many, in another row",
      damage: (rows) =>
        rows("social.counterShards").insertOne({
          ...{ _id: `followers:${ACCOUNT_ID}:9`, counter: `followers:${ACCOUNT_ID}`, value: 1 },
        }),
      says: [`${ACCOUNT_ID} has 1 followers and counts 2`],
    },
    {
      how: "no counter",
      damage: (rows) => rows("social.counterShards").deleteMany({}),
      says: [`${ACCOUNT_ID} has 1 followers and counts 0`],
    },
  ],
  "a person's count of followed accounts is the number of their follows, at most 2000": [
    {
      how: "one too many",
      damage: (rows) =>
        rows("social.followings").updateOne({ _id: alice }, { $inc: { followedCount: 1 } }, { upsert: true }),
      says: [`${alice} follows 0 accounts and counts 1`],
    },
  ],
  "a follow leads to an account that is there, of somebody else, between whom and the follower no block stands":
    [
      {
        how: "no account",
        damage: (rows) => withoutArticle(rows, rows("social.lifeAccounts").deleteOne({ _id: ACCOUNT_ID })),
        says: [`follow ${FOLLOW} leads nowhere`],
      },
      {
        how: "an account that was swept",
        damage: (rows) =>
          withoutArticle(
            rows,
            rows("social.lifeAccounts").updateOne({ _id: ACCOUNT_ID }, { $unset: { owner: "" } }),
          ),
        says: [`follow ${FOLLOW} leads nowhere`],
      },
      {
        how: "the owner",
        damage: (rows) =>
          withoutArticle(
            rows,
            rows("social.lifeAccounts").updateOne({ _id: ACCOUNT_ID }, { $set: { owner: bob } }),
          ),
        says: [`follow ${FOLLOW} is of the owner`],
      },
      {
        how: "a block",
        damage: (rows) => rows("social.blocks").insertOne(blockRow(carol, bob)),
        says: [`follow ${FOLLOW} has outlived a block`],
      },
    ],
  "a follow names nobody who does not exist": [
    {
      how: "a ghost",
      async damage(rows) {
        const follow = { account: ACCOUNT_ID, user: GHOST, followedAt: new Date(0) };
        await rows("social.follows").insertOne({ _id: `${ACCOUNT_ID}:${GHOST}`, ...follow });
        await rows("social.followings").insertOne({ _id: GHOST, followedCount: 1 });
        await rows("social.counterShards").updateOne(
          { counter: `followers:${ACCOUNT_ID}` },
          { $inc: { value: 1 } },
        );
      },
      says: [`follow ${ACCOUNT_ID}:${GHOST} names ${GHOST}, who does not exist`],
    },
  ],
  "a life account names nobody who does not exist": [
    {
      how: "a ghost",
      damage: (rows) =>
        withoutArticle(
          rows,
          rows("social.lifeAccounts").updateOne({ _id: ACCOUNT_ID }, { $set: { owner: GHOST } }),
        ),
      says: [`life account ${ACCOUNT_ID} names ${GHOST}, who does not exist`],
    },
  ],
};
