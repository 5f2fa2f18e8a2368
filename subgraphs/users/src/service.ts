import { setTimeout as sleep } from "node:timers/promises";
import { connectDatabase } from "@kith/kit/database.ts";
import { heldRows } from "@kith/kit/held-rows.ts";
import { startHousekeeping } from "@kith/kit/housekeeping.ts";
import type { Service } from "@kith/kit/http-service.ts";
import { inTurn } from "@kith/kit/in-turn.ts";
import { DateTime } from "@kith/kit/scalars.ts";
import { readSdl } from "@kith/kit/sdl.ts";
import { serveSubgraph } from "@kith/kit/subgraph-service.ts";
import { accountService } from "./accounts/account-service.ts";
import { passwordHasher } from "./accounts/password-hasher.ts";
import { passwordProof } from "./accounts/password-proof.ts";
import { throttle } from "./attempts/throttle.ts";
import type { UsersSettings } from "./config.ts";
import { consentService } from "./consents/consent-service.ts";
import { contextFor } from "./context.ts";
import { deletionService } from "./deletions/deletion-service.ts";
import { erasePeople } from "./deletions/eraser.ts";
import { askPeer } from "./exports/ask-peer.ts";
import { downloadLinks } from "./exports/download-link.ts";
import { addDownloadRoute } from "./exports/download-route.ts";
import { exportService } from "./exports/export-service.ts";
import { heldSources } from "./exports/held-sources.ts";
import { profileService } from "./profiles/profile-service.ts";
import { Consent } from "./resolvers/consent.ts";
import { DataExport } from "./resolvers/data-export.ts";
import { Mutation } from "./resolvers/mutation.ts";
import { Query } from "./resolvers/query.ts";
import { Session } from "./resolvers/session.ts";
import { SuggestionReason } from "./resolvers/suggestion-reason.ts";
import { SupportAccount } from "./resolvers/support-account.ts";
import { User } from "./resolvers/user.ts";
import { sessionService } from "./sessions/session-service.ts";
import { usersStores } from "./stores.ts";
import { supportService } from "./support/support-service.ts";
import { keyRing } from "./tokens/key-ring.ts";
import { sandboxProvider } from "./verifications/sandbox-provider.ts";
import { verificationService } from "./verifications/verification-service.ts";

const JWKS_CACHE_S = 300;
// Some 60 ms each: the last of them waits 2 s.
const HASHES_AT_ONCE_MAX = 2;
const WAITING_HASHES_MAX = 60;
const SANDBOX_DELAY_MS = 500;

/**
 * Starts the users subgraph: people, their sign-ins, and the public keys by which their access tokens are verified.
 *
 * @param now The clock by which sessions, keys and deletions come of age.
 */
export async function startUsers(settings: UsersSettings, now = () => new Date()): Promise<Service> {
  const { client, db } = await connectDatabase({ subgraph: "users", ...settings });
  const stores = await usersStores(db);
  const { verifications, attempts } = stores;

  const keys = keyRing({ keys: stores.signingKeys, secret: settings.tokenKey, now });
  // A wrong secret is found at the start, not by whoever signs in first.
  await keys.current();
  const hasher = passwordHasher({ concurrencyMax: HASHES_AT_ONCE_MAX, waitersMax: WAITING_HASHES_MAX });
  const wait = (ms: number) => sleep(ms);
  const door = throttle({ attempts, now, wait });
  const provider = sandboxProvider({ delayMs: SANDBOX_DELAY_MS, wait, now });
  const verifying = verificationService({ verifications, provider, throttle: door, now });
  const sessions = sessionService({ ...stores, keys, now });
  const prove = passwordProof({ ...stores, hasher, throttle: door, now });
  const services = {
    sessionService: sessions,
    accountService: accountService({
      ...stores,
      sessionService: sessions,
      client,
      hasher,
      prove,
      throttle: door,
      now,
    }),
    profileService: profileService({ ...stores, client, throttle: door }),
    consentService: consentService({ client, consents: stores.consents, now }),
    verificationService: verifying,
    deletionService: deletionService({ ...stores, client, prove, now }),
    supportService: supportService({ ...stores, verificationService: verifying, throttle: door, now }),
  };

  const named = (name: string, url: string) => ({ name, url, viewerKey: settings.viewerKey });
  const social = named("social", settings.socialUrl);
  const consumers = [social, named("groups", settings.groupsUrl), named("commerce", settings.commerceUrl)];
  const warn = (error: unknown, message: string) => {
    if (settings.logLevel !== "silent") console.error(`users: ${message}:`, error);
  };
  const askBySubgraph = {
    users: heldRows(heldSources(db)),
    ...Object.fromEntries(consumers.map((peer) => [peer.name, askPeer(peer)])),
  };
  const making = exportService({ ...stores, askBySubgraph, now, warn });
  const links = downloadLinks(settings.tokenKey, now);
  const housekeeping = startHousekeeping({
    upkeep: async () => {
      await inTurn<unknown>([() => erasePeople({ ...stores, client, now }), () => making.makeWaiting()]);
    },
    warn,
  });
  return serveSubgraph(
    {
      name: "users",
      sdl: readSdl("users"),
      resolvers: {
        Query,
        Mutation,
        User,
        Session,
        Consent,
        DataExport,
        SupportAccount,
        SuggestionReason,
        DateTime,
      },
      contextFor: contextFor({ ...stores, ...services, exportService: making, links, social, now }),
      outbox: { store: stores.outbox, consumers },
      checkReady: async () => void (await db.command({ ping: 1 })),
      addRoutes: (app) => {
        app.get("/.well-known/jwks.json", async (_request, reply) =>
          reply
            .header("cache-control", `public, max-age=${JWKS_CACHE_S}`)
            .send({ keys: await keys.publicJwks() }),
        );
        addDownloadRoute(app, { ...stores, links, now });
      },
      close: async () => {
        await housekeeping.close();
        await services.verificationService.settle();
        await making.settle();
        await client.close();
      },
    },
    settings,
  );
}
