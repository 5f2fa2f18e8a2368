import type { GlobalId } from "@kith/kit/global-id.ts";
import type { heldRows } from "@kith/kit/held-rows.ts";
import { loaderOf } from "@kith/kit/loader.ts";
import type { Viewer } from "@kith/kit/viewer-header.ts";
import type { FreezeService } from "./freezes/freeze-service.ts";
import type { AccountStore } from "./ledger/account-store.ts";
import type { EntryStore } from "./ledger/entry-store.ts";
import { type Peers, questionsOf } from "./peers.ts";
import { statementsOf } from "./statements/statement.ts";
import type { Standing, TransferService } from "./transfers/transfer-service.ts";

type Parts = {
  readonly accounts: AccountStore;
  readonly entries: EntryStore;
  readonly service: TransferService;
  readonly freezeService: FreezeService;
  readonly peers: Peers;
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
  /** Whether the viewer is a member of a group: null when there is no such group. */
  readonly isMemberOf: (group: GlobalId) => Promise<boolean | null>;
  /** Asks social and users how the viewer, and whoever gets money from them, stand. */
  readonly standingOf: (recipient: GlobalId) => Promise<Standing>;
  readonly statementOf: ReturnType<typeof statementsOf>;
  readonly loaders: ReturnType<typeof loadersOf>;
};

export function contextFor({ service, freezeService, peers, heldOf, ...stores }: Parts) {
  return (viewer: Viewer): Context => {
    const { viewerId, scopes } = viewer;
    const questions = questionsOf(peers, viewer);
    const { personExists } = questions;
    return {
      viewerId,
      scopes,
      freezeService,
      personExists,
      isMemberOf: questions.isMemberOf,
      heldOf,
      transferService: service,
      async standingOf(recipient) {
        const [isRecipientThere, areFriends, isSenderVerified] = await Promise.all([
          personExists(recipient),
          questions.areFriends(recipient),
          viewerId === null ? false : questions.isVerified(viewerId),
        ]);
        return { isRecipientThere, areFriends, isSenderVerified };
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
