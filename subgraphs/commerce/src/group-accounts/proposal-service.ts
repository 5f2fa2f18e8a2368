import { type GlobalId, newId } from "@kith/kit/global-id.ts";
import { invariant } from "@kith/kit/invariant.ts";
import type { KeyQueue } from "@kith/kit/key-queue.ts";
import type { Refusal } from "@kith/kit/refusal.ts";
import type { ClientSession } from "mongodb";
import type {
  ApproveGroupSpendingErrorCode,
  RejectGroupSpendingErrorCode,
} from "../generated/schema.types.ts";
import { hashOf, keyIdOf, keysInFlight } from "../ledger/idempotency-key.ts";
import { submitUnderKey } from "../ledger/keyed-transfer.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { TRANSFER_PREFIX } from "../ledger/model.ts";
import type { TransferResult } from "../ledger/results.ts";
import type { KeeperStore } from "./keeper-store.ts";
import { type GroupKeeper, keeperAmong, type Membership } from "./model.ts";
import { refusalAs } from "./refusals.ts";
import { type Spending, type SpendingEnd, statusAt } from "./spending.ts";
import type { SpendingStore } from "./spending-store.ts";

export type ProposalService = ReturnType<typeof proposalService>;

type Parts = {
  readonly ledger: Ledger;
  readonly keepers: Pick<KeeperStore, "findOf">;
  readonly spendings: SpendingStore;
  readonly byOwner: KeyQueue;
  readonly now: () => Date;
};

/** Who agrees to what. */
export type Approval = {
  readonly spendingId: GlobalId;
  readonly viewerId: GlobalId;
  readonly idempotencyKey: string;
};

/** What has to be known of those whom a proposal is about. */
export type ProposalStanding = {
  /** The place in the group of whoever acts. */
  readonly membership: Membership | null;
  readonly proposerMembership: Membership | null;
  readonly isRecipientThere: boolean;
  readonly isRecipientMember: boolean;
};

type StandingOf<Standing> = (spending: Spending) => Promise<Standing>;

/** The rules by which what one keeper has proposed is agreed to, or not. */
export function proposalService({ ledger, keepers, spendings, byOwner, now }: Parts) {
  const inFlight = keysInFlight();

  // What it says of how far it is may be old by now: the ledger says it again, for good.
  const agree = (order: Approval, known: Spending, standing: ProposalStanding): Promise<Spending> =>
    byOwner.run([known.group, known.recipient], () =>
      ledger.transact(async (session) => {
        const at = now();
        const among = await keepers.findOf(known.group, session);
        const keeper = keeperAmong(among, order.viewerId, standing.membership);
        const failure = failureOf(known, { standing, among, keeper, order, at });
        const _id = newId(TRANSFER_PREFIX);
        const submitted = await submitUnderKey(
          ledger,
          {
            request: failure === null ? { _id, phase: "POST", pendingId: known.transfer } : refusal(failure),
            at,
            ...keyOf(order),
          },
          session,
        );
        if (submitted.earlier !== null) return { ...known, ...(await endOf(known, session)) };
        if (submitted.result !== "CREATED") throw refusalOf(submitted.result);
        const end: SpendingEnd = {
          ...{ status: "POSTED", postedBy: _id, endedBy: order.viewerId },
          ...{ approval: keeper?.appointment ?? null, endedAt: at },
        };
        await spendings.end(known, end, session);
        return { ...known, ...end };
      }),
    );

  // That the key was used for something else comes first, here too.
  const notFound = (order: Approval): Promise<never> =>
    ledger.transact(async (session) => {
      const request = refusal("SPENDING_NOT_FOUND");
      await submitUnderKey(ledger, { request, at: now(), ...keyOf(order) }, session);
      throw request;
    });

  const endOf = async ({ transfer }: Spending, session: ClientSession): Promise<Spending> => {
    const spending = await spendings.findByTransfer(transfer, session);
    invariant(spending !== null, `what ${transfer} was asked for by is not there`);
    return spending;
  };

  return {
    /**
     * Agrees to a proposal, which posts it: once, whoever else does at the same time.
     *
     * Six commands: the proposal, the keepers, what is there, what changes, the proposal again, the commit.
     *
     * @throws Refusal<ApproveGroupSpendingErrorCode>; docs/errors.md gives the order of precedence.
     */
    async approve(order: Approval, standingOf: StandingOf<ProposalStanding>): Promise<Spending> {
      const { viewerId, idempotencyKey, spendingId } = order;
      return inFlight.run(
        keyIdOf({ owner: viewerId, idempotencyKey }),
        async () => {
          const spending = await spendings.findById(spendingId);
          if (spending === null) return notFound(order);
          return agree(order, spending, await standingOf(spending));
        },
        () => refusal("IDEMPOTENCY_CONFLICT"),
      );
    },

    /** Six commands, as above. @throws Refusal<RejectGroupSpendingErrorCode> */
    async reject(
      { spendingId, viewerId }: Omit<Approval, "idempotencyKey">,
      standingOf: StandingOf<Pick<ProposalStanding, "membership">>,
    ): Promise<Spending> {
      const spending = await spendings.findById(spendingId);
      if (spending === null) throw refusal("SPENDING_NOT_FOUND");
      const { membership } = await standingOf(spending);
      const isOwn = spending.keeper === viewerId;
      if (membership === null && !isOwn) throw refusal("SPENDING_NOT_FOUND");
      return byOwner.run([spending.group, spending.recipient], () =>
        ledger.transact(async (session) => {
          const at = now();
          const keeper = keeperAmong(await keepers.findOf(spending.group, session), viewerId, membership);
          if (keeper === null && membership?.role !== "OWNER" && !isOwn) throw refusal("NOT_A_KEEPER");
          const request = {
            _id: newId(TRANSFER_PREFIX),
            ...{ phase: "VOID" as const, pendingId: spending.transfer },
          };
          const failure = endFailureOf(spending, at);
          if (failure !== null) throw refusal(failure);
          const submitted = await ledger.submit({ requests: [request], at }, session);
          const [result = "CREATED"] = submitted.earlier === null ? submitted.results : [];
          if (result !== "CREATED") throw refusalOf(result);
          const end: SpendingEnd = {
            ...{ status: isOwn ? "WITHDRAWN" : "REJECTED", postedBy: null, endedBy: viewerId },
            ...{ approval: null, endedAt: at },
          };
          await spendings.end(spending, end, session);
          return { ...spending, ...end };
        }),
      );
    },
  };
}

const keyOf = ({ viewerId: owner, idempotencyKey, spendingId }: Approval) => ({
  key: { owner, idempotencyKey, requestHash: hashOf(["approveGroupSpending", spendingId]) },
  reused: () => refusal("IDEMPOTENCY_KEY_REUSED"),
});

type Situation = {
  readonly standing: ProposalStanding;
  readonly among: readonly GroupKeeper[];
  readonly keeper: GroupKeeper | null;
  readonly order: Approval;
  readonly at: Date;
};

function failureOf(
  spending: Spending,
  { standing, among, keeper, order, at }: Situation,
): ApproveGroupSpendingErrorCode | null {
  if (standing.membership === null) return "SPENDING_NOT_FOUND";
  if (keeper === null) return "NOT_A_KEEPER";
  const ended = endFailureOf(spending, at);
  if (ended !== null) return ended;
  if (spending.keeper === order.viewerId) return "OWN_PROPOSAL";
  const proposer = keeperAmong(among, spending.keeper, standing.proposerMembership);
  // Whoever was dismissed and named again proposes again.
  if (proposer?.appointment !== spending.appointment) return "PROPOSER_NOT_A_KEEPER";
  if (!standing.isRecipientThere) return "USER_NOT_FOUND";
  return standing.isRecipientMember ? null : "PERSON_NOT_A_MEMBER";
}

function endFailureOf(spending: Spending, at: Date): RejectGroupSpendingErrorCode | null {
  const status = statusAt(spending, at);
  if (status === "POSTED") return "ALREADY_POSTED";
  if (status === "EXPIRED") return "EXPIRED";
  return status === "PROPOSED" ? null : "ALREADY_ENDED";
}

function refusalOf(result: TransferResult): Error {
  if (result === "PENDING_TRANSFER_ALREADY_POSTED") return refusal("ALREADY_POSTED");
  if (result === "PENDING_TRANSFER_ALREADY_VOIDED") return refusal("ALREADY_ENDED");
  if (result === "PENDING_TRANSFER_EXPIRED") return refusal("EXPIRED");
  if (result === "DEBIT_ACCOUNT_FROZEN") return refusal("WALLET_FROZEN");
  return new Error(`the ledger refused the end of a proposal: ${result}`);
}

const refusal = (code: ApproveGroupSpendingErrorCode | RejectGroupSpendingErrorCode): Refusal =>
  refusalAs(code, "spendingId");
