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
