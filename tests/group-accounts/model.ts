import { type Share, shareOf } from "./model-bills.ts";

/** How many people there are; the first of them owns the group, and never leaves it. */
export const PEOPLE = 4;
export const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** What one keeper's word is enough for, a day. */
export const LIMIT_MINOR = 100_000n;
export const BEGINNING_MINOR = 300_000n;

/** Who may spend: as long as the membership is the one in which they were named. */
type Keeper = { readonly user: number; readonly naming: number; readonly joined: number };

/** What was spent or proposed. */
type Proposal = {
  readonly keeper: number;
  readonly naming: number;
  readonly recipient: number;
  readonly amountMinor: bigint;
  readonly expiresAtMs: number | null;
  status: "PROPOSED" | "POSTED" | "REJECTED" | "WITHDRAWN";
  isHeld: boolean;
};

/** Common money and bills as one would keep them on a sheet of paper. */
export type Model = {
  nowMs: number;
  /** What everybody has. */
  readonly hasMinor: bigint[];
  groupMinor: bigint;
  isFrozen: boolean;
  /** Spent by one keeper's word, by day. */
  readonly aloneMinor: Map<number, bigint>;
  /** By person: the how-manieth joining of the group it was; null for whoever is not in it. */
  readonly joined: (number | null)[];
  joinings: number;
  keepers: Keeper[];
  namings: number;
  readonly proposals: Proposal[];
  readonly bills: { readonly creator: number; readonly shares: Map<number, Share> }[];
};

export const emptyModel = (nowMs: number): Model => ({
  nowMs,
  hasMinor: Array.from({ length: PEOPLE }, () => BEGINNING_MINOR),
  groupMinor: 0n,
  isFrozen: false,
  aloneMinor: new Map(),
  joined: Array.from({ length: PEOPLE }, (_, person) => person),
  joinings: PEOPLE,
  keepers: [],
  namings: 0,
  proposals: [],
  bills: [],
});

const dayOf = ({ nowMs }: Model): number => Math.floor(nowMs / DAY_MS);
const isMember = ({ joined }: Model, person: number): boolean => (joined[person] ?? null) !== null;
const keeperOf = (model: Model, person: number): Keeper | null =>
  model.keepers.find(({ user, joined }) => user === person && joined === model.joined[person]) ?? null;

/** What of the group's money is set aside. */
export const heldMinor = ({ proposals }: Model): bigint =>
  proposals.filter(({ isHeld }) => isHeld).reduce((sum, { amountMinor }) => sum + amountMinor, 0n);

const move = (model: Model, person: number, byMinor: bigint): void => {
  model.hasMinor[person] = (model.hasMinor[person] ?? 0n) + byMinor;
};

export function contribute(model: Model, person: number, amountMinor: bigint): string {
  if (amountMinor < 1n) return "INVALID_AMOUNT";
  if (!isMember(model, person)) return "NOT_A_MEMBER";
  if ((model.hasMinor[person] ?? 0n) < amountMinor) return "INSUFFICIENT_BALANCE";
  move(model, person, -amountMinor);
  model.groupMinor += amountMinor;
  return "done";
}

export function appoint(model: Model, by: number, user: number): string {
  if (!isMember(model, by)) return "NOT_A_MEMBER";
  if (by !== 0) return "NOT_THE_OWNER";
  const joined = model.joined[user] ?? null;
  if (joined === null) return "PERSON_NOT_A_MEMBER";
  if (keeperOf(model, user) !== null) return "done";
  model.namings += 1;
  const others = model.keepers.filter((keeper) => keeper.user !== user);
  model.keepers = [...others, { user, naming: model.namings, joined }];
  return "done";
}

export function dismiss(model: Model, by: number, user: number): string {
  if (!isMember(model, by)) return "NOT_A_MEMBER";
  if (by !== 0 && by !== user) return "NOT_THE_OWNER";
  const others = model.keepers.filter((keeper) => keeper.user !== user);
  if (others.length === model.keepers.length) return "NOT_A_KEEPER";
  model.keepers = others;
  return "done";
}

export function spend(model: Model, keeper: number, recipient: number, amountMinor: bigint): string {
  if (amountMinor < 1n) return "INVALID_AMOUNT";
  if (!isMember(model, keeper)) return "NOT_A_MEMBER";
  const named = keeperOf(model, keeper);
  if (named === null) return "NOT_A_KEEPER";
  if (!isMember(model, recipient)) return "PERSON_NOT_A_MEMBER";
  if (model.isFrozen) return "WALLET_FROZEN";
  if (model.groupMinor - heldMinor(model) < amountMinor) return "INSUFFICIENT_BALANCE";
  const aloneMinor = (model.aloneMinor.get(dayOf(model)) ?? 0n) + amountMinor;
  const isAlone = keeper !== recipient && aloneMinor <= LIMIT_MINOR;
  const status = isAlone ? "POSTED" : "PROPOSED";
  if (isAlone) {
    model.aloneMinor.set(dayOf(model), aloneMinor);
    model.groupMinor -= amountMinor;
    move(model, recipient, amountMinor);
  }
  model.proposals.push({
    ...{ keeper, naming: named.naming, recipient, amountMinor, status, isHeld: !isAlone },
    expiresAtMs: isAlone ? null : model.nowMs + DAY_MS,
  });
  return status;
}

/** Which of what was spent or proposed, counted from the last one. */
export const proposalOf = ({ proposals }: Model, which: number): Proposal | undefined =>
  proposals.at(-1 - which);

export const statusOf = ({ nowMs }: Model, { status, expiresAtMs }: Proposal): string =>
  status === "PROPOSED" && expiresAtMs !== null && expiresAtMs <= nowMs ? "EXPIRED" : status;

const ENDED: Readonly<Record<string, string>> = {
  POSTED: "ALREADY_POSTED",
  EXPIRED: "EXPIRED",
  REJECTED: "ALREADY_ENDED",
  WITHDRAWN: "ALREADY_ENDED",
};

export function approve(model: Model, person: number, which: number): string {
  const proposal = proposalOf(model, which);
  if (proposal === undefined || !isMember(model, person)) return "SPENDING_NOT_FOUND";
  if (keeperOf(model, person) === null) return "NOT_A_KEEPER";
  const ended = ENDED[statusOf(model, proposal)];
  if (ended !== undefined) return ended;
  if (proposal.keeper === person) return "OWN_PROPOSAL";
  if (keeperOf(model, proposal.keeper)?.naming !== proposal.naming) return "PROPOSER_NOT_A_KEEPER";
  if (!isMember(model, proposal.recipient)) return "PERSON_NOT_A_MEMBER";
  if (model.isFrozen) return "WALLET_FROZEN";
  Object.assign(proposal, { status: "POSTED", isHeld: false });
  model.groupMinor -= proposal.amountMinor;
  move(model, proposal.recipient, proposal.amountMinor);
  return "POSTED";
}

export function reject(model: Model, person: number, which: number): string {
  const proposal = proposalOf(model, which);
  if (proposal === undefined) return "SPENDING_NOT_FOUND";
  const isOwn = proposal.keeper === person;
  if (!isMember(model, person) && !isOwn) return "SPENDING_NOT_FOUND";
  if (keeperOf(model, person) === null && person !== 0 && !isOwn) return "NOT_A_KEEPER";
  const ended = ENDED[statusOf(model, proposal)];
  if (ended !== undefined) return ended;
  Object.assign(proposal, { status: isOwn ? "WITHDRAWN" : "REJECTED", isHeld: false });
  return proposal.status;
}

export function leave(model: Model, person: number): void {
  if (person !== 0) model.joined[person] = null;
}

export function join(model: Model, person: number): void {
  if (isMember(model, person)) return;
  model.joined[person] = model.joinings;
  model.joinings += 1;
}

/** What the ledger's worker does. @returns How many it ends. */
export function expire(model: Model): number {
  const over = model.proposals.filter((one) => one.isHeld && statusOf(model, one) === "EXPIRED");
  for (const proposal of over) proposal.isHeld = false;
  return over.length;
}

/** @param amounts Who owes what, as it was split: that it comes to the total is for the test to see. */
export function split(
  model: Model,
  { creator, amounts }: { readonly creator: number; readonly amounts: ReadonlyMap<number, bigint> },
): void {
  const shares = [...amounts].map(([person, amountMinor]) => [person, shareOf(amountMinor)] as const);
  model.bills.push({ creator, shares: new Map(shares) });
}

/** Why a bill cannot be split in the group, null when it can. */
export function splitFailure(model: Model, creator: number, others: readonly number[]): string | null {
  if (!isMember(model, creator)) return "NOT_A_MEMBER";
  return others.every((person) => isMember(model, person)) ? null : "PERSON_NOT_A_MEMBER";
}

export function pay(model: Model, person: number, which: number): string {
  const bill = model.bills.at(-1 - which);
  const share = bill?.shares.get(person);
  if (bill === undefined || share === undefined) return "BILL_NOT_FOUND";
  if (share.status !== "OPEN") return share.status === "CANCELLED" ? "CANCELLED" : `ALREADY_${share.status}`;
  if ((model.hasMinor[person] ?? 0n) < share.amountMinor) return "INSUFFICIENT_BALANCE";
  share.status = "PAID";
  move(model, person, -share.amountMinor);
  move(model, bill.creator, share.amountMinor);
  return "PAID";
}

export function decline(model: Model, person: number, which: number): string {
  const share = model.bills.at(-1 - which)?.shares.get(person);
  if (share === undefined) return "BILL_NOT_FOUND";
  if (share.status !== "OPEN") return share.status === "CANCELLED" ? "CANCELLED" : `ALREADY_${share.status}`;
  share.status = "DECLINED";
  return "DECLINED";
}

export function cancel(model: Model, person: number, which: number): string {
  const bill = model.bills.at(-1 - which);
  if (bill?.creator !== person) return "BILL_NOT_FOUND";
  const open = [...bill.shares.values()].filter(({ status }) => status === "OPEN");
  for (const share of open) share.status = "CANCELLED";
  return open.length === 0 ? "NOTHING_OPEN" : "done";
}
