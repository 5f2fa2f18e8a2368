import type { GlobalId } from "@kith/kit/global-id.ts";
import type { HeldSource } from "@kith/kit/held-rows.ts";
import type { Db } from "mongodb";
import { CONSENTS_KEYSET } from "../consents/model.ts";

const BY_ID = [{ field: "_id", direction: 1, kind: "string" }] as const;

/** What users holds of a person. What proves who they are, and who of the support desk looked, is not in a copy. */
export const heldSources = (db: Db): readonly HeldSource[] => [
  {
    ...{
      name: "profile",
      collection: db.collection("people"),
      of: (_id: GlobalId) => ({ _id }),
      keyset: BY_ID,
    },
    without: ["searchKey", "isNameSearchable"],
  },
  {
    ...{
      name: "credential",
      collection: db.collection("credentials"),
      of: (_id: GlobalId) => ({ _id }),
      keyset: BY_ID,
    },
    without: ["hash", "passwordHash"],
  },
  {
    ...{ name: "sessions", collection: db.collection("sessions"), of: (user: GlobalId) => ({ user }) },
    keyset: [{ field: "refreshedAt", direction: -1, kind: "date" }, ...BY_ID],
    without: ["familyHash", "tokenHash"],
  },
  {
    name: "consents",
    collection: db.collection("consents"),
    of: (user: GlobalId) => ({ user }),
    keyset: CONSENTS_KEYSET,
  },
  {
    ...{
      name: "realNameVerification",
      collection: db.collection("verifications"),
      of: (_id: GlobalId) => ({ _id }),
      keyset: BY_ID,
    },
    without: ["attempt"],
  },
  {
    ...{
      name: "supportLooks",
      collection: db.collection("supportLooks"),
      of: (person: GlobalId) => ({ person }),
    },
    keyset: [{ field: "at", direction: -1, kind: "date" }, ...BY_ID],
    without: ["agent"],
  },
];
