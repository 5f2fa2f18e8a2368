import type { GlobalId } from "@kith/kit/global-id.ts";
import type { heldRows } from "@kith/kit/held-rows.ts";
import { loaderOf } from "@kith/kit/loader.ts";
import { type Listener, NO_LISTENER } from "@kith/kit/subscriptions/listener.ts";
import type { Viewer } from "@kith/kit/viewer-header.ts";
import type { Bills, billsFor } from "./bills/bills.ts";
import { type BlessingContext, type BlessingParts, blessingContextOf } from "./blessings/context.ts";
import { envelopeActs } from "./envelopes/acts.ts";
import type { ClaimService } from "./envelopes/claim-service.ts";
import type { EnvelopeEvents } from "./envelopes/envelope-events.ts";
import type { EnvelopeStore } from "./envelopes/envelope-store.ts";
import { envelopeLoaders } from "./envelopes/loaders.ts";
import type { IsThere, Rights } from "./envelopes/rights.ts";
import type { SendService } from "./envelopes/send-service.ts";
import type { FreezeService } from "./freezes/freeze-service.ts";
import type { GroupAccounts, groupAccounts } from "./group-accounts/group-accounts.ts";
import type { AccountStore } from "./ledger/account-store.ts";
import type { EntryStore } from "./ledger/entry-store.ts";
import type { PendingStore } from "./ledger/pending-store.ts";
import type { TransferStore } from "./ledger/transfer-store.ts";
import { moneyRequestLoaders } from "./money-requests/loaders.ts";
import type { MoneyRequestService } from "./money-requests/money-request-service.ts";
import type { MoneyRequestStore } from "./money-requests/money-request-store.ts";
import { type Peers, questionsOf } from "./peers.ts";
import { statementsOf } from "./statements/statement.ts";
import type { AcceptanceService } from "./transfers/acceptance-service.ts";
import { transferLoaders } from "./transfers/loaders.ts";
import type { Standing, TransferService } from "./transfers/transfer-service.ts";
import type { WalletEvents } from "./wallet-events/wallet-events.ts";

type Parts = BlessingParts & {
  readonly accounts: AccountStore;
  readonly entries: EntryStore;
  readonly transfers: TransferStore;
  readonly pendings: PendingStore;
  readonly service: TransferService;
  readonly acceptanceService: AcceptanceService;
  readonly moneyRequests: MoneyRequestStore;
  readonly moneyRequestService: MoneyRequestService;
  readonly freezeService: FreezeService;
  readonly envelopes: EnvelopeStore;
  readonly envelopeServices: SendService & ClaimService;
  readonly envelopeEvents: EnvelopeEvents;
  readonly rights: Rights;
  readonly isThere: IsThere;
  readonly peers: Peers;
  readonly heldOf: HeldOf;
  readonly now: () => Date;
  readonly walletEvents: WalletEvents;
  readonly groupAccountsFor: ReturnType<typeof groupAccounts>;
  readonly billsOf: ReturnType<typeof billsFor>;
};

/** Reads what is held of a person, for the copy that they may ask for. */
type HeldOf = ReturnType<typeof heldRows>;

/** What one request may reach. */
export type Context = BlessingContext & {
  readonly heldOf: HeldOf;
  readonly viewerId: GlobalId | null;
  readonly now: () => Date;
  readonly transferService: TransferService;
  readonly acceptanceService: AcceptanceService;
  readonly moneyRequestService: MoneyRequestService;
  /** Whether a block hides somebody from the viewer. */
  readonly isHidden: (id: GlobalId) => Promise<boolean>;
  readonly scopes: readonly string[];
  readonly freezeService: FreezeService;
  readonly personExists: (id: GlobalId) => Promise<boolean>;
  /** Whether the viewer is a member of a group: null when there is no such group. */
  readonly isMemberOf: (group: GlobalId) => Promise<boolean | null>;
  /** Asks social and users how the viewer, and whoever gets money from them, stand. */
  readonly standingOf: (recipient: GlobalId) => Promise<Standing>;
  readonly statementOf: ReturnType<typeof statementsOf>;
  readonly loaders: Loaders;
  /** Who waits for the events of a subscription. */
  readonly listener: Listener;
  readonly walletEvents: WalletEvents;
  readonly groupAccounts: GroupAccounts;
  readonly envelopes: ReturnType<typeof envelopeActs>;
  readonly envelopeEvents: EnvelopeEvents;
  readonly bills: Bills;
};

type Read = Pick<Parts, "accounts" | "entries" | "transfers" | "pendings" | "moneyRequests" | "now">;

export function contextFor({ service, peers, heldOf, groupAccountsFor, billsOf, ...parts }: Parts) {
  const { acceptanceService, moneyRequestService, freezeService, walletEvents, now } = parts;
  return (viewer: Viewer, listener: Listener = NO_LISTENER): Context => {
    const { viewerId, scopes } = viewer;
    const questions = questionsOf(peers, viewer);
    const { personExists } = questions;
    const loaders = {
      ...loadersOf(parts, questions.hiddenIds),
      ...envelopeLoaders({ ...parts, hiddenIds: questions.hiddenIds, viewerId }),
    };
    return {
      viewerId,
      scopes,
      freezeService,
      personExists,
      isMemberOf: questions.isMemberOf,
      heldOf,
      now,
      transferService: service,
      acceptanceService,
      moneyRequestService,
      isHidden: questions.isHidden,
      async standingOf(recipient) {
        const [isRecipientThere, areFriends, isSenderVerified] = await Promise.all([
          personExists(recipient),
          questions.areFriends(recipient),
          viewerId === null ? false : questions.isVerified(viewerId),
        ]);
        return { isRecipientThere, areFriends, isSenderVerified };
      },
      statementOf: statementsOf(parts.entries),
      ...blessingContextOf(parts, questions),
      listener,
      walletEvents,
      loaders,
      groupAccounts: groupAccountsFor({ viewer, questions, ...loaders }),
      envelopeEvents: parts.envelopeEvents,
      envelopes: envelopeActs({ ...parts, services: parts.envelopeServices, questions, viewerId }),
      bills: billsOf({ viewer, questions }),
    };
  };
}

type Loaders = ReturnType<typeof loadersOf> & ReturnType<typeof envelopeLoaders>;

const loadersOf = (
  { accounts, entries, moneyRequests, ...sent }: Read,
  hiddenIds: () => Promise<readonly GlobalId[]>,
) => ({
  ...transferLoaders(sent),
  ...moneyRequestLoaders(moneyRequests, hiddenIds),

  entriesPage: entries.pageLoader(),

  accountById: loaderOf({
    name: "accountById",
    findMany: accounts.findByIds,
    keyOf: ({ _id }) => _id,
  }),
});
