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
    ...{ only: null, except: null, likeCount: 0, favouriteCount: 0 },
    ...others,
  });
const reaction = (user: string, _id = `${POST}:${user}`): Row => ({
  _id,
  post: POST,
  user,
  since: new Date(0),
});

const ghost = (collection: string, counter: string): Breakage => ({
  how: "a ghost",
  async damage(rows) {
    await addPost(rows, { [counter]: 1 });
    await rows(`social.${collection}`).insertOne(reaction(GHOST));
  },
  says: [new RegExp(`^\\w+ ${POST}:${GHOST} names ${GHOST}, who does not exist$`)],
});

const breakagesOf = (collection: string, counter: string): Breakages => ({
  [`the ${counter} of a post is the number of its ${collection}, and those of a post that is gone are to be swept`]:
    [
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
  ...breakagesOf("likes", "likeCount"),
  ...breakagesOf("favourites", "favouriteCount"),
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
