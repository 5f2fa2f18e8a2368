import type { GlobalId } from "@kith/kit/global-id.ts";
import type { HeldSource } from "@kith/kit/held-rows.ts";
import type { Db } from "mongodb";
import { USER_GROUPS_KEYSET } from "../memberships/model.ts";

/** What groups holds of a person. */
export const heldSources = (db: Db): readonly HeldSource[] => [
  {
    name: "memberships",
    collection: db.collection("memberships"),
    of: (user: GlobalId) => ({ user }),
    keyset: USER_GROUPS_KEYSET,
  },
];
