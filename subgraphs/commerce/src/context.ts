import type { GlobalId } from "@kith/kit/global-id.ts";
import type { heldRows } from "@kith/kit/held-rows.ts";
import { loaderOf } from "@kith/kit/loader.ts";
import { type Peer, peerLoaderOf } from "@kith/kit/peer-loader.ts";
import type { Viewer } from "@kith/kit/viewer-header.ts";
import type { AccountStore } from "./ledger/account-store.ts";
import type { EntryStore } from "./ledger/entry-store.ts";
import { statementsOf } from "./statements/statement.ts";
import type { TransferService } from "./transfers/transfer-service.ts";

type Parts = {
  readonly accounts: AccountStore;
  readonly entries: EntryStore;
  readonly service: TransferService;
  readonly social: Peer;
  readonly heldOf: HeldOf;
};

/** Reads what is held of a person, for the copy that they may ask for. */
type HeldOf = ReturnType<typeof heldRows>;

/** What one request may reach. */
export type Context = {
  readonly heldOf: HeldOf;
  readonly viewerId: GlobalId | null;
  readonly transferService: TransferService;
  /** Asks social whether somebody is a friend of the viewer. */
  readonly isFriendOfViewer: (id: GlobalId) => Promise<boolean>;
  readonly statementOf: ReturnType<typeof statementsOf>;
  readonly loaders: ReturnType<typeof loadersOf>;
};

type Befriended = { readonly friendshipWithViewer: { readonly status: string } | null };

export function contextFor({ service, social, heldOf, ...stores }: Parts) {
  return (viewer: Viewer): Context => {
    const friendship = peerLoaderOf<Befriended>("friendship", {
      peer: social,
      viewer,
      typename: "User",
      selection: "friendshipWithViewer { status }",
    });
    return {
      viewerId: viewer.viewerId,
      heldOf,
      transferService: service,
      isFriendOfViewer: async (id) => (await friendship.load(id))?.friendshipWithViewer?.status === "FRIENDS",
      statementOf: statementsOf(stores.entries),
      loaders: loadersOf(stores),
    };
  };
}

const loadersOf = ({ accounts, entries }: Pick<Parts, "accounts" | "entries">) => ({
  entriesPage: entries.pageLoader(),

  accountById: loaderOf({
    name: "accountById",
    findMany: accounts.findByIds,
    keyOf: ({ _id }) => _id,
  }),
});
