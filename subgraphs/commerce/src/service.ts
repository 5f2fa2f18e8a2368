import { connectDatabase } from "@kith/kit/database.ts";
import { heldRows } from "@kith/kit/held-rows.ts";
import type { Service } from "@kith/kit/http-service.ts";
import { inboxOf, inboxStore } from "@kith/kit/outbox/inbox.ts";
import { outboxStore } from "@kith/kit/outbox/outbox-store.ts";
import { BigIntScalar, DateTime, UUID } from "@kith/kit/scalars.ts";
import { readSdl } from "@kith/kit/sdl.ts";
import { serveSubgraph } from "@kith/kit/subgraph-service.ts";
import type { CommerceSettings } from "./config.ts";
import { contextFor } from "./context.ts";
import { heldSources } from "./erasure/held-sources.ts";
import { noteEraser } from "./erasure/note-eraser.ts";
import { erasureReactions } from "./erasure/reactions.ts";
import { accountStore } from "./ledger/account-store.ts";
import { entryStore } from "./ledger/entry-store.ts";
import { ledger } from "./ledger/ledger.ts";
import { transferStore } from "./ledger/transfer-store.ts";
import { Mutation } from "./resolvers/mutation.ts";
import { Transfer } from "./resolvers/transfer.ts";
import { User } from "./resolvers/user.ts";
import { Wallet, WalletEntry } from "./resolvers/wallet.ts";
import { transferService } from "./transfers/transfer-service.ts";

/** Starts the commerce subgraph: wallets and the ledger behind them. */
export async function startCommerce(settings: CommerceSettings): Promise<Service> {
  const { client, db } = await connectDatabase({ subgraph: "commerce", ...settings });
  const stores = { accounts: accountStore(db), entries: entryStore(db), transfers: transferStore(db) };
  const outbox = outboxStore(db);
  await Promise.all([stores.entries, stores.transfers, outbox].map((store) => store.ensureIndexes()));

  const service = transferService({
    client,
    ledger: ledger(stores),
    transfers: stores.transfers,
    outbox,
    now: () => new Date(),
  });
  const inbox = inboxStore(db);
  await inbox.ensureIndexes();
  const eraseNotes = noteEraser({ client, ...stores });
  const social = { name: "social", url: settings.socialUrl, viewerKey: settings.viewerKey };
  return serveSubgraph(
    {
      name: "commerce",
      sdl: readSdl("commerce"),
      resolvers: { Mutation, User, Wallet, WalletEntry, Transfer, DateTime, BigInt: BigIntScalar, UUID },
      contextFor: contextFor({ ...stores, service, social, heldOf: heldRows(heldSources(db)) }),
      inbox: inboxOf({ client, inbox, reactions: erasureReactions(eraseNotes) }),
      checkReady: async () => void (await db.command({ ping: 1 })),
      outbox: { store: outbox, consumers: [social] },
      close: () => client.close(),
    },
    settings,
  );
}
