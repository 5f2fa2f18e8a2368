import { castId } from "../cast.ts";
import type { Breakage, Breakages } from "./breakages.ts";
import type { Row, Rows } from "./scene.ts";

const [alice, bob] = [castId("alice"), castId("bob")];
const GHOST = castId("eve").replace(/.{4}$/, "0000");
const POST = "post_1";

const addPost = (rows: Rows, others: object = {}) =>
  rows("social.posts").insertOne({
    _id: POST,
    author: alice,
    audience: "FRIENDS",
    ...{ only: null, except: null, likeCount: 0, favouriteCount: 0, commentCount: 0 },
    ...others,
  });
const comment = (_id: string, others: object = {}): Row => ({
  ...{ _id, post: POST, parent: POST, replyTo: null, author: bob, createdAt: new Date(0), replyCount: 0 },
  ...others,
});
const reaction = (user: string, _id = `${POST}:${user}`): Row => ({
  _id,
  post: POST,
  user,
  since: new Date(0),
});

const reply = (_id: string, parent: string): Row => comment(_id, { parent, replyTo: parent });

const ghost = (collection: string, counter: string): Breakage => ({
  how: "a ghost",
  async damage(rows) {
    await addPost(rows, { [counter]: 1 });
    await rows(`social.${collection}`).insertOne(reaction(GHOST));
  },
  says: [new RegExp(`^\\w+ ${POST}:${GHOST} names ${GHOST}, who does not exist$`)],
});

const COUNTED = "and those of a post that is gone are to be swept";

const breakagesOf = (collection: string, counter: string): Breakages => ({
  [`the ${counter} of a post is the number of its ${collection}, ${COUNTED}`]: [
    {
      how: "one too many",
      damage: (rows) => addPost(rows, { [counter]: 1 }),
      says: [`${POST} has ${counter} 1 and 0 ${collection}`],
    },
    {
      how: "one that is not counted",
      async damage(rows) {
        await addPost(rows);
        await rows(`social.${collection}`).insertOne(reaction(bob));
      },
      says: [`${POST} has ${counter} 0 and 1 ${collection}`],
    },
    {
      how: "no post, and nobody who sweeps",
      damage: (rows) => rows(`social.${collection}`).insertOne(reaction(bob)),
      says: [`${POST} was outlived by ${collection}`],
    },
    {
      how: "a post that is to be swept, which is as it should be",
      async damage(rows) {
        await rows("social.postRemovals").insertOne({ _id: POST, removedAt: new Date(0) });
        await rows(`social.${collection}`).insertOne(reaction(bob));
      },
      says: [],
    },
  ],
  [`one of the ${collection} has the id of its post and person: nobody is counted twice`]: [
    {
      how: "twice",
      async damage(rows) {
        await addPost(rows, { [counter]: 2 });
        await rows(`social.${collection}`).insertMany([reaction(bob), reaction(bob, "again")]);
      },
      says: [`again of ${collection} is of ${bob} on ${POST}`],
    },
  ],
});

export const POST_BREAKAGES: Breakages = {
  "a post names nobody who does not exist": [
    {
      how: "a ghost",
      damage: (rows) => addPost(rows, { author: GHOST }),
      says: [`post ${POST} names ${GHOST}, who does not exist`],
    },
  ],
  ...breakagesOf("likes", "likeCount"),
  ...breakagesOf("favourites", "favouriteCount"),
  [`the commentCount of a post is the number of its comments, ${COUNTED}`]: [
    {
      how: "one that is not counted",
      async damage(rows) {
        await addPost(rows, { commentCount: 1 });
        await rows("social.comments").insertMany([comment("comment_1"), comment("comment_2")]);
      },
      says: [`${POST} has commentCount 1 and 2 comments`],
    },
  ],
  "the replyCount of a comment is the number of replies below it, on a post that is there": [
    {
      how: "one that is not counted",
      async damage(rows) {
        await addPost(rows, { commentCount: 2 });
        await rows("social.comments").insertMany([comment("comment_1"), reply("comment_2", "comment_1")]);
      },
      says: ["comment_1 has replyCount 0 and 1 replies"],
    },
    {
      how: "one below nothing",
      async damage(rows) {
        await addPost(rows, { commentCount: 1 });
        await rows("social.comments").insertOne(reply("comment_2", "comment_1"));
      },
      says: ["comment_1 has replies and is not there"],
    },
    {
      how: "one below nothing on a post that is to be swept, which is as it should be",
      async damage(rows) {
        await rows("social.postRemovals").insertOne({ _id: POST, removedAt: new Date(0) });
        await rows("social.comments").insertOne(reply("comment_2", "comment_1"));
      },
      says: [],
    },
  ],
  "a comment stands below its post, or below a comment on it that is no reply": [
    {
      how: "below a reply",
      async damage(rows) {
        await addPost(rows, { commentCount: 3 });
        await rows("social.comments").insertMany([
          comment("comment_1", { replyCount: 1 }),
          { ...reply("comment_2", "comment_1"), replyCount: 1 },
          reply("comment_3", "comment_2"),
        ]);
      },
      says: ["comment_3 stands below comment_2"],
    },
    {
      how: "in answer to something, and yet below the post",
      async damage(rows) {
        await addPost(rows, { commentCount: 1 });
        await rows("social.comments").insertOne(comment("comment_1", { replyTo: "comment_0" }));
      },
      says: [`comment_1 stands below ${POST}`],
    },
  ],
  "a comment names nobody who does not exist": [
    {
      how: "a ghost",
      async damage(rows) {
        await addPost(rows, { commentCount: 1 });
        await rows("social.comments").insertOne(comment("comment_1", { author: GHOST }));
      },
      says: [`comment comment_1 names ${GHOST}, who does not exist`],
    },
  ],
  "a like names nobody who does not exist": [ghost("likes", "likeCount")],
  "a favourite names nobody who does not exist": [ghost("favourites", "favouriteCount")],
  "a post names people where its audience is some friends, or all but some, and nowhere else": [
    {
      how: "some friends without the author",
      damage: (rows) => addPost(rows, { audience: "SOME", only: [bob] }),
      says: [`${POST} is for SOME and names others`],
    },
    {
      how: "friends, with somebody left out",
      damage: (rows) => addPost(rows, { except: [bob] }),
      says: [`${POST} is for FRIENDS and names others`],
    },
  ],
};
