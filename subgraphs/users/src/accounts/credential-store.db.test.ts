import { randomBytes } from "node:crypto";
import { newId } from "@kith/kit/global-id.ts";
import { type Db, MongoClient } from "mongodb";
import { describe, expect, inject, it } from "vitest";
import { type CredentialStore, credentialStore } from "./credential-store.ts";
import { type Credential, passwordHashOf, type StoredCredential, withPassword } from "./model.ts";

const AT = new Date(Date.UTC(2026, 0, 1));
const LATER = new Date(Date.UTC(2026, 0, 2));
const rest = () => ({
  ...{ _id: newId("user"), handle: `h-${randomBytes(4).toString("hex")}` },
  ...{ scopes: ["user"] as const, changedAt: AT, signedInAt: AT },
});

const withStore = async (act: (store: CredentialStore, db: Db, client: MongoClient) => Promise<void>) => {
  await using client = await MongoClient.connect(inject("mongoUri"));
  const db = client.db(`test_${randomBytes(6).toString("hex")}`);
  try {
    await act(credentialStore(db), db, client);
  } finally {
    await db.dropDatabase();
  }
};

const present = (credential: Credential | null): Credential => {
  if (credential === null) throw new Error("there is no such credential");
  return credential;
};

describe("a credential", () => {
  it("from before authenticators is read as one with a password, and takes the new form when that changes", () =>
    withStore(async (store, db, client) => {
      const rows = db.collection<StoredCredential>("credentials");
      const old = { ...rest(), passwordHash: "old hash" };
      await rows.insertOne(old);

      const found = present(await store.findByHandle(old.handle));
      const authenticators = withPassword(found, "new hash", LATER);
      const hasSignedIn = await client.withSession((session) =>
        store.change(found, { signedInAt: LATER }, session),
      );
      const hasChanged = await client.withSession((session) =>
        store.change(found, { authenticators, changedAt: LATER }, session),
      );

      expect(found.authenticators).toEqual([{ type: "PASSWORD", hash: "old hash", addedAt: AT }]);
      expect([hasSignedIn, hasChanged]).toEqual([true, true]);
      const { passwordHash: _gone, ...kept } = old;
      const password = { type: "PASSWORD", hash: "new hash", addedAt: LATER };
      expect(await rows.findOne({ _id: old._id })).toEqual({
        ...kept,
        ...{ authenticators: [password], changedAt: LATER, signedInAt: LATER },
      });
    }));

  it.each(["the old form", "the new form"])(
    "in %s changes once for all who verified the same password",
    (form) =>
      withStore(async (store, db, client) => {
        const row = rest();
        const password = { type: "PASSWORD", hash: "h", addedAt: AT } as const;
        await db
          .collection<StoredCredential>("credentials")
          .insertOne(
            form === "the old form" ? { ...row, passwordHash: "h" } : { ...row, authenticators: [password] },
          );
        const verified = present(await store.findById(row._id));
        const changeTo = (hash: string) =>
          client.withSession((session) =>
            store.change(verified, { authenticators: withPassword(verified, hash, LATER) }, session),
          );

        const changed = await Promise.all(["a", "b", "c"].map(changeTo));
        const late = await client.withSession((session) =>
          store.change(verified, { signedInAt: LATER }, session),
        );

        expect(changed.filter(Boolean)).toHaveLength(1);
        expect(late).toBe(false);
        expect(["a", "b", "c"]).toContain(passwordHashOf(present(await store.findById(row._id))));
      }),
  );
});
