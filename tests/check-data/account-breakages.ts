import { castId } from "../cast.ts";
import type { Breakages } from "./breakages.ts";

const OTHERWISE_SEARCHED = "is searched by another name than the one that is shown to everybody";

export const ACCOUNT_BREAKAGES: Breakages = {
  "a credential belongs to the person of its handle": [
    {
      how: "another handle",
      damage: (rows) =>
        rows("users.credentials").updateOne({ handle: "alice" }, { $set: { handle: "alicia" } }),
      says: ["the credential of alicia belongs to nobody of that handle"],
    },
    {
      how: "nobody",
      damage: (rows) => rows("users.credentials").insertOne({ _id: "user_gone", handle: "gone" }),
      says: ["the credential of gone belongs to nobody of that handle"],
    },
  ],
  "a session belongs to somebody who can sign in": [
    {
      how: "no credential",
      damage: (rows) => rows("users.sessions").updateOne({}, { $set: { user: castId("bob") } }),
      says: ["session_1 belongs to nobody who can sign in"],
    },
  ],
  "an account is erased when its person and its credential say so": [
    {
      how: "the person alone",
      damage: (rows) =>
        rows("users.people").updateOne(
          { handle: "alice" },
          { $set: { deletion: { requestedAt: new Date(0), erasesAt: new Date(0) } } },
        ),
      says: ["the credential of alice is erased at never, the person at 1970-01-01T00:00:00.000Z"],
    },
    {
      how: "the credential alone",
      damage: (rows) =>
        rows("users.credentials").updateOne(
          { handle: "alice" },
          { $set: { deletion: { requestedAt: new Date(0), erasesAt: new Date(0) } } },
        ),
      says: ["the credential of alice is erased at 1970-01-01T00:00:00.000Z, the person at never"],
    },
  ],
  "a person is searched by the name that is shown to everybody, and by no other": [
    {
      how: "a name that was hidden",
      damage: (rows) =>
        rows("users.people").updateOne({ handle: "bob" }, { $set: { "visibility.displayName": "NOBODY" } }),
      says: [`bob ${OTHERWISE_SEARCHED}`],
    },
    {
      how: "a name that was changed",
      damage: (rows) => rows("users.people").updateOne({ handle: "eve" }, { $set: { displayName: "新名" } }),
      says: [`eve ${OTHERWISE_SEARCHED}`],
    },
  ],
};
