import { outboxStore } from "@kith/kit/outbox/outbox-store.ts";
import type { Db } from "mongodb";
import { credentialStore } from "./accounts/credential-store.ts";
import { attemptStore } from "./attempts/attempt-store.ts";
import { consentStore } from "./consents/consent-store.ts";
import { reservedHandleStore } from "./deletions/reserved-handle-store.ts";
import { exportPartStore } from "./exports/export-part-store.ts";
import { exportStore } from "./exports/export-store.ts";
import { personStore } from "./people/person-store.ts";
import { sessionStore } from "./sessions/session-store.ts";
import { lookStore } from "./support/look-store.ts";
import { signingKeyStore } from "./tokens/signing-key-store.ts";
import { verificationStore } from "./verifications/verification-store.ts";

export type UsersStores = Awaited<ReturnType<typeof usersStores>>;

/** Every collection of accounts, with its indexes. */
export async function usersStores(db: Db) {
  const stores = {
    people: personStore(db),
    credentials: credentialStore(db),
    sessions: sessionStore(db),
    consents: consentStore(db),
    attempts: attemptStore(db),
    verifications: verificationStore(db),
    looks: lookStore(db),
    reservedHandles: reservedHandleStore(db),
    exports: exportStore(db),
    exportParts: exportPartStore(db),
    outbox: outboxStore(db),
    signingKeys: signingKeyStore(db),
  };
  const indexed = Object.values(stores).filter((store) => "ensureIndexes" in store);
  await Promise.all(indexed.map((store) => store.ensureIndexes()));
  return stores;
}
