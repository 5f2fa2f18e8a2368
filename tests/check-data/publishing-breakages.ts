import { castId } from "../cast.ts";
import type { Breakages } from "./breakages.ts";
import { ACCOUNT_ID, ARTICLE_ID, type Rows } from "./scene.ts";

const bob = castId("bob");

const count = (rows: Rows, counter: string) =>
  rows("social.counterShards").insertOne({ _id: `${counter}:5`, counter, value: 1 });

export const PUBLISHING_BREAKAGES: Breakages = {
  "a life account counts what its posts count together": [
    {
      how: "one too many",
      damage: (rows) => count(rows, `views:${ACCOUNT_ID}`),
      says: [`${ACCOUNT_ID} counts 1 views and its posts 0`],
    },
    {
      how: "one too few",
      async damage(rows) {
        await rows("social.likes").insertOne({
          ...{ _id: `${ARTICLE_ID}:${bob}`, post: ARTICLE_ID, user: bob, since: new Date(0) },
        });
        await count(rows, `likes:${ARTICLE_ID}`);
      },
      says: [`${ACCOUNT_ID} counts 0 likes and its posts 1`],
    },
    {
      how: "what a post counted that is to be swept, which is as it should be",
      async damage(rows) {
        await rows("social.posts").deleteOne({ _id: ARTICLE_ID });
        await rows("social.postRemovals").insertOne({
          ...{ _id: ARTICLE_ID, removedAt: new Date(0), account: ACCOUNT_ID },
        });
        await count(rows, `views:${ARTICLE_ID}`);
        await count(rows, `views:${ACCOUNT_ID}`);
      },
      says: [],
    },
  ],
  "what was published is of an account that is there, and of its owner": [
    {
      how: "somebody else",
      damage: (rows) => rows("social.posts").updateOne({ _id: ARTICLE_ID }, { $set: { owner: bob } }),
      says: [`${ARTICLE_ID} is of ${bob}, who does not own ${ACCOUNT_ID}`],
    },
  ],
};
