import { newId } from "@kith/kit/global-id.ts";
import { invariant } from "@kith/kit/invariant.ts";
import { type Draft, draftOn, type State } from "./draft.ts";
import { ENTRY_PREFIX, type Posting, type Transfer } from "./model.ts";
import { failureOfPosting, hold, post, release } from "./posting.ts";
import type { TransferResult } from "./results.ts";

export const POSTINGS_MAX = 100;
/** How many transfers may be asked for at once. */
export const BATCH_SIZE_MAX = 500;

type Common = {
  readonly _id: Transfer["_id"];
  /** Whether it happens only together with the next one of the batch. */
  readonly isLinked?: boolean;
};
type Opening = Common &
  Pick<Transfer, "kind" | "postings" | "note"> & {
    readonly phase: "SINGLE" | "PENDING";
    /** Of a pending transfer: until when it may be posted. */
    readonly expiresAt?: Date;
    /** How much may leave each debit account on a day, together with all that is limited so. */
    readonly perDayMaxMinor?: bigint;
  };
type Ending = Common & {
  readonly phase: "POST" | "VOID" | "EXPIRE";
  readonly pendingId: Transfer["_id"];
  /** Of a `POST` of a pending transfer with one posting: less than was set aside; the rest is let go. */
  readonly amountMinor?: bigint;
};

/** A transfer that is asked for. */
export type TransferRequest = Opening | Ending;

/** What came of a batch: one result for each request, in order, and what there is to write. */
export type Execution = { readonly results: readonly TransferResult[]; readonly draft: Draft };

/**
 * Executes transfers one after the other on what was read of the ledger. Nothing outside is touched.
 *
 * A chain is a run of linked requests and the one behind it: all of it happens, or none.
 */
export function execute(state: State, requests: readonly TransferRequest[], at: Date): Execution {
  invariant(requests.length <= BATCH_SIZE_MAX, `a batch of ${requests.length} transfers`);
  const draft = draftOn(state);
  const results = chainsOf(requests).flatMap((chain) => executeChain(draft, chain, at));
  return { results, draft };
}

function chainsOf(requests: readonly TransferRequest[]): TransferRequest[][] {
  const chains: TransferRequest[][] = [];
  let isOpen = false;
  for (const request of requests) {
    if (isOpen) chains.at(-1)?.push(request);
    else chains.push([request]);
    isOpen = request.isLinked === true;
  }
  return chains;
}

function executeChain(draft: Draft, chain: readonly TransferRequest[], at: Date): TransferResult[] {
  const part = draftOn(draft);
  const failedWith = (index: number, code: TransferResult) =>
    chain.map((_request, other) => (other === index ? code : "LINKED_EVENT_FAILED"));

  if (chain.at(-1)?.isLinked) return failedWith(chain.length - 1, "LINKED_EVENT_CHAIN_OPEN");
  for (const [index, request] of chain.entries()) {
    const result =
      request.phase in ENDS ? end(part, request as Ending, at) : open(part, request as Opening, at);
    if (result !== "CREATED") return failedWith(index, result);
  }
  draft.take(part);
  return chain.map(() => "CREATED");
}

function open(draft: Draft, request: Opening, at: Date): TransferResult {
  const { _id, kind, phase, postings, note, expiresAt = null, perDayMaxMinor } = request;
  invariant(
    postings.length >= 1 && postings.length <= POSTINGS_MAX,
    `${_id} has ${postings.length} postings`,
  );
  if (draft.hasTransfer(_id)) return "EXISTS";

  const transfer: Transfer = { _id, kind, phase, postings, note, postedAt: at };
  const move = phase === "SINGLE" ? post : hold;
  for (const posting of postings) {
    const failure = failureOfPosting(draft, posting, { at, perDayMaxMinor });
    if (failure !== null) return failure;
    move(draft, posting, { transfer, entryId, perDayMaxMinor });
  }
  draft.addTransfer(transfer);
  if (phase === "PENDING") {
    const accounts = [
      ...new Set(
        postings.flatMap(({ debit, credit }) => [debit, credit].map((ref) => draft.account(ref)._id)),
      ),
    ];
    draft.putPending({
      ...{ _id, status: "PENDING", kind, note, postings, accounts },
      ...{ openedAt: at, expiresAt, resolvedBy: null, resolvedAt: null },
    });
  }
  return "CREATED";
}

const ENDS = { POST: "POSTED", VOID: "VOIDED", EXPIRE: "EXPIRED" } as const;

function end(draft: Draft, request: Ending, at: Date): TransferResult {
  const { _id, phase, pendingId, amountMinor } = request;
  if (draft.hasTransfer(_id)) return "EXISTS";
  const pending = draft.pendingById(pendingId);
  if (pending === null) return "PENDING_TRANSFER_NOT_FOUND";
  if (pending.status === "POSTED") return "PENDING_TRANSFER_ALREADY_POSTED";
  if (pending.status === "VOIDED") return "PENDING_TRANSFER_ALREADY_VOIDED";
  if (pending.status === "EXPIRED") return "PENDING_TRANSFER_EXPIRED";
  const isExpired = pending.expiresAt !== null && pending.expiresAt <= at;
  if (isExpired && phase !== "EXPIRE") return "PENDING_TRANSFER_EXPIRED";
  if (!isExpired && phase === "EXPIRE") return "PENDING_TRANSFER_NOT_EXPIRED";

  const postings = phase === "POST" ? partOf(pending.postings, amountMinor) : pending.postings;
  if (postings === null) return "EXCEEDS_PENDING_TRANSFER_AMOUNT";
  if (postings.some((posting) => posting.amountMinor < 1n)) return "AMOUNT_MUST_BE_POSITIVE";
  // What was set aside may always come back.
  const isFrozen = ({ debit }: Posting) => draft.account(debit).frozenAt !== null;
  if (phase === "POST" && postings.some(isFrozen)) return "DEBIT_ACCOUNT_FROZEN";

  const { kind, note } = pending;
  const releasedMinor = pending.postings.reduce((sum, held) => sum + held.amountMinor, 0n);
  const transfer: Transfer = {
    ...{ _id, kind, phase, postings, note },
    ...{ pendingId, releasedMinor, postedAt: at },
  };
  for (const [index, held] of pending.postings.entries()) {
    const postedMinor = phase === "POST" ? (postings[index]?.amountMinor ?? 0n) : 0n;
    release(draft, held, { transfer, entryId, postedMinor });
  }
  draft.addTransfer(transfer);
  draft.putPending({ ...pending, status: ENDS[phase], resolvedBy: _id, resolvedAt: at });
  return "CREATED";
}

function partOf(held: readonly Posting[], amountMinor: bigint | undefined): readonly Posting[] | null {
  if (amountMinor === undefined) return held;
  const [posting, ...others] = held;
  invariant(posting !== undefined && others.length === 0, "only what has one posting can be posted in part");
  return amountMinor > posting.amountMinor ? null : [{ ...posting, amountMinor }];
}

const entryId = () => newId(ENTRY_PREFIX);
