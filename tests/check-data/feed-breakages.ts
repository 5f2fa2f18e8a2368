import { castId } from "../cast.ts";
import type { Breakages } from "./breakages.ts";
import type { Row, Rows } from "./scene.ts";

const [alice, bob] = [castId("alice"), castId("bob")];
const POST = "post_1";
const AT = new Date(1_000);

const addPost = (rows: Rows, others: object = {}) =>
  rows("social.posts").insertOne({
    ...{ _id: POST, author: bob, audience: "FRIENDS", createdAt: AT },
    ...{ only: null, except: null, likeCount: 0, favouriteCount: 0, commentCount: 0 },
    ...others,
  });
const addHead = (rows: Rows, others: object = {}) =>
  rows("social.feedHeads").insertOne({
    ...{ _id: alice, state: "READY", floor: null, readAt: AT, dueAt: AT, touched: 0 },
    ...others,
  });
const addEntry = (rows: Rows, others: Partial<Row> = {}) =>
  rows("social.feedEntries").insertOne({
    ...{ _id: `${alice}:${POST}`, person: alice, post: POST, author: bob, createdAt: AT },
    ...others,
  });
const lacks = `inbox of ${alice} lacks ${POST} of ${bob}`;

export const FEED_BREAKAGES: Breakages = {
  "an entry of an inbox has the id of its person and post, and its person has an inbox": [
    {
      how: "another id",
      async damage(rows) {
        await addPost(rows);
        await addHead(rows);
        await addEntry(rows);
        await addEntry(rows, { _id: "again" });
      },
      says: [`entry again is of ${POST} for ${alice}`],
    },
    {
      how: "nobody's inbox",
      async damage(rows) {
        await addPost(rows);
        await addEntry(rows);
      },
      says: [`entry ${alice}:${POST} stands in the inbox of somebody without one`],
    },
  ],
  "an entry of an inbox is of a post, its author and moment, and those of a post that is gone are to be swept":
    [
      {
        how: "no post, and nobody who sweeps",
        async damage(rows) {
          await addHead(rows);
          await addEntry(rows);
        },
        says: [`entry ${alice}:${POST} is of a post that is gone`],
      },
      {
        how: "a post that is to be swept, which is as it should be",
        async damage(rows) {
          await addHead(rows);
          await addEntry(rows);
          await rows("social.postRemovals").insertOne({ _id: POST, removedAt: AT });
        },
        says: [],
      },
      {
        how: "another moment",
        async damage(rows) {
          await addPost(rows);
          await addHead(rows);
          await addEntry(rows, { createdAt: new Date(2_000) });
        },
        says: [`entry ${alice}:${POST} is not by the author of its post, or not of its moment`],
      },
    ],
  "an inbox that is ready holds, from its floor on, all that its person and their friends have posted for them":
    [
      {
        how: "a post of a friend that is not there",
        async damage(rows) {
          await addPost(rows);
          await addHead(rows);
        },
        says: [lacks],
      },
      {
        how: "a post at the floor",
        async damage(rows) {
          await addPost(rows);
          await addHead(rows, { floor: { createdAt: AT, post: POST } });
        },
        says: [lacks],
      },
      {
        how: "a post below the floor, one for others, and an inbox that warms up: all as it should be",
        async damage(rows) {
          await addPost(rows);
          await addPost(rows, {
            _id: "post_2",
            audience: "EXCEPT",
            except: [alice],
            createdAt: new Date(9_000),
          });
          await addHead(rows, { floor: { createdAt: AT, post: "post_11" } });
          await addHead(rows, { _id: castId("dan"), state: "WARMING" });
        },
        says: [],
      },
    ],
};
