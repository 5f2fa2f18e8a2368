import { connectDatabase } from "@kith/kit/database.ts";
import { heldRows } from "@kith/kit/held-rows.ts";
import { startHousekeepingOf } from "@kith/kit/housekeeping.ts";
import type { Service } from "@kith/kit/http-service.ts";
import { inboxOf, inboxStore } from "@kith/kit/outbox/inbox.ts";
import { BigIntScalar, DateTime, UUID } from "@kith/kit/scalars.ts";
import { readSdl } from "@kith/kit/sdl.ts";
import { serveSubgraph } from "@kith/kit/subgraph-service.ts";
import { billsFor } from "./bills/bills.ts";
import { billEraser } from "./bills/erasure.ts";
import { blessingServices } from "./blessings/blessing-services.ts";
import type { CommerceSettings } from "./config.ts";
import { contextFor } from "./context.ts";
import { coverEraser } from "./envelopes/cover-eraser.ts";
import { envelopeEvents } from "./envelopes/envelope-events.ts";
import { peerPresence, peerRights } from "./envelopes/rights.ts";
import { envelopeServices } from "./envelopes/services.ts";
import { heldSources } from "./erasure/held-sources.ts";
import { noteEraser } from "./erasure/note-eraser.ts";
import { erasureReactions } from "./erasure/reactions.ts";
import { freezeService } from "./freezes/freeze-service.ts";
import { keeperEraser } from "./group-accounts/erasure.ts";
import { groupAccounts } from "./group-accounts/group-accounts.ts";
import { expirePendings } from "./ledger/expiry.ts";
import { ledger } from "./ledger/ledger.ts";
import { moneyRequestService } from "./money-requests/money-request-service.ts";
import { BillShare, BillSplit } from "./resolvers/bill.ts";
import { blessingResolvers } from "./resolvers/blessings.ts";
import { EnvelopeGroup, EnvelopeUser } from "./resolvers/envelope-lists.ts";
import { groupAccountTypes } from "./resolvers/group-accounts.ts";
import { MoneyRequest } from "./resolvers/money-request.ts";
import { Mutation } from "./resolvers/mutation.ts";
import { Query } from "./resolvers/query.ts";
import { EnvelopeClaim, RedEnvelope } from "./resolvers/red-envelope.ts";
import { Subscription } from "./resolvers/subscription.ts";
import { Transfer } from "./resolvers/transfer.ts";
import { User } from "./resolvers/user.ts";
import { Wallet, WalletEntry } from "./resolvers/wallet.ts";
import { commerceStores, ensureCommerceIndexes } from "./stores.ts";
import { acceptanceService } from "./transfers/acceptance-service.ts";
import { transferService } from "./transfers/transfer-service.ts";
import { walletQueue } from "./transfers/wallet-queue.ts";
import { walletEvents } from "./wallet-events/wallet-events.ts";

/** Starts the commerce subgraph: wallets and the ledger behind them. */
export async function startCommerce(
  settings: CommerceSettings,
  now: () => Date = () => new Date(),
): Promise<Service> {
  const { client, db } = await connectDatabase({ subgraph: "commerce", ...settings });
  const stores = commerceStores(db);
  await ensureCommerceIndexes(stores);

  const { ledgerRows, outbox } = stores;
  const books = ledger({ client, store: ledgerRows });
  const wallets = { ...stores, ledger: books, now, byOwner: walletQueue() };
  const service = transferService(wallets);
  const freezes = freezeService({ ...stores, ledger: books, now });
  const { viewerKey, socialUrl, usersUrl, groupsUrl } = settings;
  const social = { name: "social", url: socialUrl, viewerKey };
  const users = { name: "users", url: usersUrl, viewerKey };
  const groups = { name: "groups", url: groupsUrl, viewerKey };
  const peers = { social, users, groups };
  const rights = peerRights(peers);
  const envelopes = envelopeServices({ ...wallets, rights });
  const warn = (error: unknown, message: string) => console.error(`commerce: ${message}:`, error);
  const blessings = blessingServices({ ...stores, ledger: books, now });
  // To pay a pot out to hundreds of thousands takes minutes: what has expired does not wait for that.
  const housekeeping = startHousekeepingOf(
    [
      async (signal) => void (await expirePendings({ ledger: books, store: ledgerRows }, now(), signal)),
      async (signal) => void (await envelopes.returnExpired(signal)),
      (signal) => blessings.upkeep(signal),
    ],
    warn,
  );
  const posted = stores.entries.postedChanges(warn);
  const changed = stores.envelopes.changes(warn);
  const inbox = inboxStore(db);
  await inbox.ensureIndexes();
  const eraseNotes = noteEraser({ client, ...stores });
  const eraseCovers = coverEraser(stores.envelopes);
  const eraseKeeper = keeperEraser(wallets);
  const eraseBills = billEraser(wallets);
  return serveSubgraph(
    {
      name: "commerce",
      sdl: readSdl("commerce"),
      resolvers: {
        ...{ Query, Mutation, Subscription, User: { ...User, ...EnvelopeUser }, Wallet, WalletEntry },
        ...{ Transfer, MoneyRequest, RedEnvelope, EnvelopeClaim },
        ...{ DateTime, BigInt: BigIntScalar, UUID },
        ...{ ...groupAccountTypes, BillSplit, BillShare },
        Group: { ...groupAccountTypes.Group, ...EnvelopeGroup },
        ...blessingResolvers,
      },
      contextFor: contextFor({
        ...stores,
        service,
        acceptanceService: acceptanceService(wallets),
        moneyRequestService: moneyRequestService(wallets),
        freezeService: freezes,
        envelopeServices: envelopes,
        envelopeEvents: envelopeEvents(changed),
        blessingServices: blessings,
        ...{ rights, isThere: peerPresence(users), now, peers },
        groupAccountsFor: groupAccounts({ ...wallets, peers }),
        billsOf: billsFor({ ...wallets, peers }),
        heldOf: heldRows(heldSources(db)),
        walletEvents: walletEvents({ ...stores, posted }),
      }),
      inbox: inboxOf({
        client,
        inbox,
        reactions: erasureReactions(
          ...[eraseNotes, eraseKeeper, eraseCovers, eraseBills, blessings.leaveCampaigns],
        ),
      }),
      checkReady: async () => void (await db.command({ ping: 1 })),
      outbox: { store: outbox, consumers: [social] },
      async close() {
        await housekeeping.close();
        await posted.close();
        await changed.close();
        await client.close();
      },
    },
    settings,
  );
}
