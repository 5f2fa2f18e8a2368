import { castId, GROUP_ID } from "../cast.ts";
import type { Breakages } from "./breakages.ts";
import { blockRow, type Row, type Rows } from "./scene.ts";

const [alice, bob, carol, dan, eve] = [
  castId("alice"),
  castId("bob"),
  castId("carol"),
  castId("dan"),
  castId("eve"),
];
const GHOST = castId("eve").replace(/.{4}$/, "0000");

const side = (user: string, friend: string): Row => ({
  _id: `${user}:${friend}`,
  user,
  friend,
  since: new Date(0),
  source: "SCAN",
});
const request = (from: string, to: string, status: string): Row => ({
  _id: "freq_1",
  pair: [from, to].sort().join(":"),
  from,
  to,
  status,
});
const count = (rows: Rows, person: string, by: number) =>
  rows("social.circles").updateOne({ _id: person }, { $inc: { friendCount: by } }, { upsert: true });

export const GRAPH_BREAKAGES: Breakages = {
  "a friendship has two sides, which agree on when and how it began": [
    {
      how: "one side",
      async damage(rows) {
        await rows("social.friendships").deleteOne({ _id: `${alice}:${bob}` });
        await count(rows, alice, -1);
      },
      says: [`friendship ${bob}:${alice} has no other side`],
    },
    {
      how: "two beginnings",
      damage: (rows) =>
        rows("social.friendships").updateOne({ _id: `${bob}:${alice}` }, { $set: { since: new Date(5) } }),
      says: [/^friendship \S+ began otherwise than its other side$/],
    },
    {
      how: "two sources",
      damage: (rows) =>
        rows("social.friendships").updateOne({ _id: `${dan}:${alice}` }, { $set: { source: "IMPORT" } }),
      says: [/^friendship \S+ began otherwise than its other side$/],
    },
    {
      how: "somebody with themselves",
      async damage(rows) {
        await rows("social.friendships").insertOne(side(eve, eve));
        await count(rows, eve, 1);
      },
      says: [`friendship ${eve}:${eve} is not between the two people of its id`],
    },
  ],
  "a friend counter is the number of friends, at most 5000": [
    {
      how: "one too many",
      damage: (rows) => count(rows, bob, 1),
      says: [`${bob} has friendCount 3 and 2 friends`],
    },
    {
      how: "a counter of no friends",
      damage: (rows) => count(rows, eve, 1),
      says: [`${eve} has friendCount 1 and 0 friends`],
    },
    {
      how: "no counter",
      damage: (rows) => rows("social.circles").deleteOne({ _id: dan }),
      says: [`${dan} has friends and no counter`],
    },
  ],
  "a friend is listed by the name and the city that their circle has": [
    {
      how: "another name",
      damage: (rows) =>
        rows("social.friendships").updateOne({ _id: `${bob}:${alice}` }, { $set: { friendName: "zoe" } }),
      says: [`friendship ${bob}:${alice} lists the friend otherwise than their circle`],
    },
    {
      how: "another city",
      damage: (rows) =>
        rows("social.friendships").updateOne({ _id: `${dan}:${bob}` }, { $set: { friendCity: "上海" } }),
      says: [`friendship ${dan}:${bob} lists the friend otherwise than their circle`],
    },
  ],
  "a circle lists a person as they are, unless an event of the change is on its way": [
    {
      how: "a change that nobody told of",
      damage: (rows) =>
        rows("users.people").updateOne({ _id: bob }, { $set: { city: "上海", listingVersion: 1 } }),
      says: [`the circle of ${bob} lists them as they were`],
    },
    {
      how: "a change that an event tells of",
      async damage(rows) {
        await rows("users.people").updateOne({ _id: bob }, { $set: { city: "上海", listingVersion: 1 } });
        const event = { to: "social", type: "person.changed", payload: { person: bob, version: 1 } };
        await rows("users.outbox").insertOne({ _id: "event_1", ...event });
      },
      says: [],
    },
  ],
  "a block leaves neither a friendship nor a request between the two": [
    {
      how: "a friendship",
      damage: (rows) => rows("social.blocks").insertOne(blockRow(dan, alice)),
      says: [`block ${dan}:${alice} was outlived by a friendship`],
    },
    {
      how: "a request",
      damage: (rows) => rows("social.blocks").insertOne(blockRow(carol, alice)),
      says: [`block ${carol}:${alice} was outlived by a request`],
    },
    {
      how: "people who do not find it",
      damage: (rows) => rows("social.blocks").updateOne({}, { $set: { people: [eve, bob] } }),
      says: [`block ${eve}:${carol} is not between the two people of its id`],
    },
  ],
  "a request is between two people who are not friends yet, or has its answer": [
    {
      how: "friends",
      damage: (rows) => rows("social.friendRequests").insertOne(request(dan, bob, "PENDING")),
      says: ["request freq_1 waits though the two are friends"],
    },
    {
      how: "friends, declined in silence",
      damage: (rows) => rows("social.friendRequests").insertOne(request(bob, dan, "DECLINED")),
      says: ["request freq_1 waits though the two are friends"],
    },
    {
      how: "another pair",
      damage: (rows) =>
        rows("social.friendRequests").insertOne({ ...request(dan, eve, "PENDING"), pair: "a:b" }),
      says: ["request freq_1 is not between the two people of its pair"],
    },
  ],
  "a friendship names nobody who does not exist": [
    {
      how: "a ghost",
      async damage(rows) {
        await rows("social.friendships").insertMany([side(eve, GHOST), side(GHOST, eve)]);
        await count(rows, eve, 1);
        await count(rows, GHOST, 1);
      },
      says: [
        `friendship ${GHOST}:${eve} names ${GHOST}, who does not exist`,
        `friendship ${eve}:${GHOST} names ${GHOST}, who does not exist`,
      ],
    },
  ],
  "a request names nobody who does not exist": [
    {
      how: "a ghost",
      damage: (rows) => rows("social.friendRequests").insertOne(request(GHOST, eve, "CANCELLED")),
      says: [`request freq_1 names ${GHOST}, who does not exist`],
    },
  ],
  "a block names nobody who does not exist": [
    {
      how: "a ghost",
      damage: (rows) => rows("social.blocks").insertOne(blockRow(eve, GHOST)),
      says: [`block ${eve}:${GHOST} names ${GHOST}, who does not exist`],
    },
  ],
  "a membership names nobody who does not exist": [
    {
      how: "a ghost",
      async damage(rows) {
        const place = { group: GROUP_ID, user: GHOST, joinedAt: new Date(0) };
        await rows("groups.memberships").insertOne({ _id: `${GROUP_ID}:${GHOST}`, ...place });
        await rows("groups.groups").updateOne({ _id: GROUP_ID }, { $inc: { memberCount: 1 } });
      },
      says: [`membership ${GROUP_ID}:${GHOST} names ${GHOST}, who does not exist`],
    },
  ],
  "a group's member counter is the number of its members": [
    {
      how: "one too few",
      damage: (rows) => rows("groups.groups").updateOne({ _id: GROUP_ID }, { $inc: { memberCount: -1 } }),
      says: [`${GROUP_ID} has memberCount 1 and 2 members`],
    },
    {
      how: "no group",
      damage: (rows) => rows("groups.groups").deleteOne({ _id: GROUP_ID }),
      says: [`${GROUP_ID} has members and is not there`],
    },
  ],
  "a membership has the id of its group and person: nobody is twice in a group": [
    {
      how: "twice",
      async damage(rows) {
        const place = { group: GROUP_ID, user: bob, joinedAt: new Date(0) };
        await rows("groups.memberships").insertOne({ _id: "again", ...place });
        await rows("groups.groups").updateOne({ _id: GROUP_ID }, { $inc: { memberCount: 1 } });
      },
      says: [`membership again is the one of ${bob} in ${GROUP_ID}`],
    },
  ],
};
