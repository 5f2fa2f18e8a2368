import { castId } from "../cast.ts";
import type { Breakages } from "./breakages.ts";

const postedAt = "2026-02-17T08:00:00.000Z";
const payload = { transfer: "transfer_1", sender: castId("alice"), recipient: castId("bob"), postedAt };

export const OUTBOX_BREAKAGES: Breakages = {
  "an event waits for a service that exists": [
    {
      how: "nobody",
      damage: (rows) => rows("commerce.outbox").insertOne({ _id: "event_1", to: "nobody", type: "a.b" }),
      says: ["event event_1 of commerce is for nobody"],
    },
  ],
  "an event is acted on within an hour of its first delivery": [
    {
      how: "refused again and again",
      damage: (rows) =>
        rows("commerce.outbox").insertOne({
          ...{ _id: "event_1", to: "social", type: "a.b", payload: {}, failures: 12 },
        }),
      says: ["event event_1 of commerce (a.b) was refused 12 times by social"],
    },
  ],
  "an event of a person tells of a change that was made": [
    {
      how: "a change that was not made",
      damage: (rows) =>
        rows("users.outbox").insertOne({
          ...{ _id: "event_1", to: "social", type: "person.changed" },
          payload: { person: castId("bob"), version: 1 },
        }),
      says: ["event event_1 tells of a change that was not made"],
    },
    {
      how: "nobody",
      damage: (rows) =>
        rows("users.outbox").insertOne({
          ...{ _id: "event_1", to: "social", type: "person.changed" },
          payload: { person: "user_gone", version: 1 },
        }),
      says: ["event event_1 tells of a change that was not made"],
    },
  ],
  "an event of a deleted account tells of somebody who is gone": [
    {
      how: "somebody who is there",
      damage: (rows) =>
        rows("users.outbox").insertOne({
          ...{ _id: "event_1", to: "groups", type: "account.deleted", payload: { user: castId("bob") } },
        }),
      says: ["event event_1 tells that somebody is gone who is there"],
    },
  ],
  "an event of a transfer tells of one that was posted": [
    {
      how: "no transfer",
      damage: (rows) =>
        rows("commerce.outbox").insertOne({ _id: "event_1", to: "social", type: "transfer.posted", payload }),
      says: ["event event_1 tells of a transfer that is not there"],
    },
    {
      how: "a transfer to somebody else",
      async damage(rows) {
        const other = await rows("commerce.transfers").findOne({ kind: "TOP_UP" });
        const toldOf = { ...payload, transfer: other?._id, postedAt: other?.postedAt.toISOString() };
        await rows("commerce.outbox").insertOne({
          ...{ _id: "event_1", to: "social", type: "transfer.posted", payload: toldOf },
        });
      },
      says: ["event event_1 tells of a transfer that is not there"],
    },
  ],
};
