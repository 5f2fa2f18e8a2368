import { newId } from "@kith/kit/global-id.ts";
import { type Credential, passwordAuthenticator } from "../../subgraphs/users/src/accounts/model.ts";
import { hashOfPassword } from "../../subgraphs/users/src/accounts/password-hash.ts";
import type { Consent } from "../../subgraphs/users/src/consents/model.ts";
import type { DataExport } from "../../subgraphs/users/src/exports/model.ts";
import type { Person } from "../../subgraphs/users/src/people/model.ts";
import { usersStores } from "../../subgraphs/users/src/stores.ts";
import type { Verification } from "../../subgraphs/users/src/verifications/model.ts";
import { PASSWORD } from "../sign-in-client.ts";
import type { TestStores } from "../stores.ts";
import { SUBJECT, VIEWER_BY_ROLE } from "./social-scene.ts";

const AT = new Date(Date.UTC(2026, 0, 1));
/** Slow to make, and the same for every test. */
const passwordHash = hashOfPassword(PASSWORD);

/** The subject says all there is to say, each part of it to others. */
const SUBJECT_PROFILE = {
  handle: "alice",
  displayName: "林爱丽",
  avatarUrl: "https://img.example/alice.jpg",
  city: "杭州",
  bio: "山水之间",
  interests: ["徒步"],
  visibility: { bio: "FRIENDS", interests: "NOBODY" },
} as const;

const usersDb = (stores: TestStores) => stores.clients.users.db(`${stores.databasePrefix}users`);

/** Everything that is stored of the subject, to be compared. */
export async function subjectRows(stores: TestStores): Promise<unknown> {
  const collections = ["people", "credentials", "sessions", "consents", "verifications", "dataExports"];
  const ofSubject = { $or: [{ _id: SUBJECT }, { user: SUBJECT }] } as object;
  return Promise.all(
    collections.map(async (name) => usersDb(stores).collection(name).find(ofSubject).toArray()),
  );
}

/** Sets the scene anew in the users database alone: people who can be looked for, and the subject with all they may have. */
export async function setUsersScene(stores: TestStores): Promise<void> {
  const db = usersDb(stores);
  const collections = await db.collections();
  await Promise.all(collections.map((collection) => collection.deleteMany({})));

  const others = Object.entries(VIEWER_BY_ROLE).filter(([role, id]) => role !== "owner" && id !== null);
  const { people } = await usersStores(db);
  const bare: Person = {
    ...{ _id: "", handle: "", displayName: "某人", city: SUBJECT_PROFILE.city, bio: null, interests: [] },
    createdAt: AT,
  };
  await people.addMissing([
    { ...bare, ...SUBJECT_PROFILE, _id: SUBJECT },
    ...others.map(([role, id]) => ({ ...bare, _id: id ?? "", handle: role })),
  ]);
  await db.collection<Credential>("credentials").insertOne({
    ...{ _id: SUBJECT, handle: "alice", authenticators: [passwordAuthenticator(await passwordHash, AT)] },
    ...{ scopes: ["user"], changedAt: AT, signedInAt: AT },
  });
  await db.collection<Consent>("consents").insertOne({
    ...{ _id: newId("consent"), user: SUBJECT, purpose: "MARKETING", scope: null, isLatest: true },
    ...{ grantedAt: AT, expiresAt: new Date(Date.now() + 86_400_000), revokedAt: null },
  });
  await db.collection<DataExport>("dataExports").insertOne({
    ...{ _id: newId("export"), user: SUBJECT, status: "READY", requestedAt: AT, readyAt: new Date() },
    ...{ sizeBytes: 2, tries: 1, leasedUntil: AT, dropsAt: new Date(Date.now() + 86_400_000) },
  });
  await db.collection<Verification>("verifications").insertOne({
    ...{ _id: SUBJECT, status: "VERIFIED", requestedAt: AT, decidedAt: AT, attempt: newId("verification") },
  });
}
