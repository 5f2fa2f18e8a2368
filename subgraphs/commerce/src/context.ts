import type { GlobalId } from "@kith/kit/global-id.ts";
import type { heldRows } from "@kith/kit/held-rows.ts";
import { loaderOf } from "@kith/kit/loader.ts";
import { type Peer, peerLoaderOf } from "@kith/kit/peer-loader.ts";
import type { Viewer } from "@kith/kit/viewer-header.ts";
import type { FreezeService } from "./freezes/freeze-service.ts";
import type { AccountStore } from "./ledger/account-store.ts";
import type { EntryStore } from "./ledger/entry-store.ts";
import { statementsOf } from "./statements/statement.ts";
import type { Standing, TransferService } from "./transfers/transfer-service.ts";

type Parts = {
  readonly accounts: AccountStore;
  readonly entries: EntryStore;
  readonly service: TransferService;
  readonly freezeService: FreezeService;
  readonly peers: { readonly social: Peer; readonly users: Peer };
  readonly heldOf: HeldOf;
};

/** Reads what is held of a person, for the copy that they may ask for. */
type HeldOf = ReturnType<typeof heldRows>;

/** What one request may reach. */
export type Context = {
  readonly heldOf: HeldOf;
  readonly viewerId: GlobalId | null;
  readonly transferService: TransferService;
  readonly scopes: readonly string[];
  readonly freezeService: FreezeService;
  readonly personExists: (id: GlobalId) => Promise<boolean>;
  /** Asks social and users how the viewer, and whoever gets money from them, stand. */
  readonly standingOf: (recipient: GlobalId) => Promise<Standing>;
  readonly statementOf: ReturnType<typeof statementsOf>;
  readonly loaders: ReturnType<typeof loadersOf>;
};

type Known = { readonly isDeactivated: boolean; readonly isRealNameVerified: boolean | null };
type Befriended = { readonly friendshipWithViewer: { readonly status: string } | null };

export function contextFor({ service, freezeService, peers, heldOf, ...stores }: Parts) {
  return (viewer: Viewer): Context => {
    const { viewerId, scopes } = viewer;
    const friendship = peerLoaderOf<Befriended>("friendship", {
      peer: peers.social,
      viewer,
      typename: "User",
      selection: "friendshipWithViewer { status }",
    });
    const person = peerLoaderOf<Known>("person", {
      peer: peers.users,
      viewer,
      typename: "User",
      selection: "isDeactivated isRealNameVerified",
    });
    const personExists = async (id: GlobalId) => (await person.load(id))?.isDeactivated === false;
    return {
      viewerId,
      scopes,
      freezeService,
      personExists,
      heldOf,
      transferService: service,
      async standingOf(recipient) {
        const [isRecipientThere, befriended, sender] = await Promise.all([
          personExists(recipient),
          friendship.load(recipient),
          viewerId === null ? null : person.load(viewerId),
        ]);
        return {
          isRecipientThere,
          areFriends: befriended?.friendshipWithViewer?.status === "FRIENDS",
          isSenderVerified: sender?.isRealNameVerified === true,
        };
      },
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
