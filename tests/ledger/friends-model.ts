import { dayOf } from "../../subgraphs/commerce/src/ledger/model.ts";
import {
  OPEN_PER_PAYER_MAX,
  PER_DAY_MAX,
  REQUEST_LIFE_MS,
} from "../../subgraphs/commerce/src/money-requests/model.ts";
import { TRANSFER_LIFE_MS } from "../../subgraphs/commerce/src/transfers/model.ts";
import {
  PER_DAY_MAX_MINOR,
  TRANSFER_MAX_MINOR,
} from "../../subgraphs/commerce/src/transfers/transfer-service.ts";

/** How many people there are: each begins with `FUNDS_MINOR`, and is a friend of all others. */
export const PEOPLE = 3;
export const FUNDS_MINOR = 900_000n;

/** Money from one person to another, by number: what was sent, or asked for. */
export type Order = {
  /** Who does something: sends, or asks. */
  readonly by: number;
  readonly to: number;
  readonly amountMinor: bigint;
};

export type Sent = Order & {
  readonly id: string;
  readonly key: string;
  readonly sentAtMs: number;
  /** Whether it is still set aside, though its time may be over. */
  isHeld: boolean;
  status: "PENDING" | "POSTED" | "VOIDED";
};

export type Asked = Order & {
  readonly id: string;
  readonly key: string;
  readonly askedAtMs: number;
  status: "OPEN" | "PAID" | "DECLINED" | "CANCELLED";
};

/** What people have and have to do with each other, as one would keep it on a sheet of paper. */
export type Model = {
  nowMs: number;
  readonly hasMinor: bigint[];
  readonly heldMinor: bigint[];
  readonly spentMinor: Map<string, bigint>;
  readonly isFrozen: boolean[];
  /** Pairs who are friends no more, as `0 1`. */
  readonly estranged: Set<string>;
  readonly sent: Sent[];
  readonly asked: Asked[];
  /** How often money went from one to another: social is told of each. */
  moves: number;
};

export const emptyModel = (nowMs: number): Model => ({
  nowMs,
  hasMinor: Array.from({ length: PEOPLE }, () => FUNDS_MINOR),
  heldMinor: Array.from({ length: PEOPLE }, () => 0n),
  spentMinor: new Map(),
  isFrozen: Array.from({ length: PEOPLE }, () => false),
  ...{ estranged: new Set<string>(), sent: [], asked: [], moves: 0 },
});

export const pairOf = (one: number, other: number): string => [one, other].sort().join(" ");

/** What comes of something: "done", or why it was not. */
export type Outcome = string;

export const sentStatus = ({ nowMs }: Model, { status, sentAtMs }: Sent): string =>
  status === "PENDING" && sentAtMs + TRANSFER_LIFE_MS <= nowMs ? "EXPIRED" : status;

export const askedStatus = ({ nowMs }: Model, { status, askedAtMs }: Asked): string =>
  status === "OPEN" && askedAtMs + REQUEST_LIFE_MS <= nowMs ? "EXPIRED" : status;

const mayNot = (model: Model, { by, to }: Order): Outcome | null =>
  model.estranged.has(pairOf(by, to)) ? "NOT_FRIENDS" : null;

const unsound = ({ by, to, amountMinor }: Order): Outcome | null => {
  if (amountMinor < 1n || amountMinor > TRANSFER_MAX_MINOR) return "INVALID_AMOUNT";
  return by === to ? "SELF" : null;
};

/** Why money cannot leave a wallet. */
function stuck(model: Model, from: number, amountMinor: bigint): Outcome | null {
  if (model.isFrozen[from]) return "WALLET_FROZEN";
  if (of(model.hasMinor, from) - of(model.heldMinor, from) < amountMinor) return "INSUFFICIENT_BALANCE";
  return spentOf(model, from) + amountMinor > PER_DAY_MAX_MINOR.unverified ? "DAILY_LIMIT" : null;
}

const dayKey = ({ nowMs }: Model, person: number): string => `${person} ${dayOf(new Date(nowMs))}`;
const spentOf = (model: Model, person: number): bigint => model.spentMinor.get(dayKey(model, person)) ?? 0n;
const spend = (model: Model, person: number, amountMinor: bigint) =>
  model.spentMinor.set(dayKey(model, person), spentOf(model, person) + amountMinor);

export function send(model: Model, order: Order & { readonly id: string; readonly key: string }): Outcome {
  const failure = unsound(order) ?? mayNot(model, order) ?? stuck(model, order.by, order.amountMinor);
  if (failure !== null) return failure;
  spend(model, order.by, order.amountMinor);
  hold(model, order.by, order.amountMinor);
  model.sent.push({ ...order, sentAtMs: model.nowMs, isHeld: true, status: "PENDING" });
  return "done";
}

export function answer(model: Model, sent: Sent, as: "POSTED" | "VOIDED", by: number): Outcome {
  if (by !== sent.to) return "TRANSFER_NOT_FOUND";
  const status = sentStatus(model, sent);
  if (status === as) return "done";
  if (status === "POSTED") return "ALREADY_ACCEPTED";
  if (status === "VOIDED") return "ALREADY_DECLINED";
  if (status === "EXPIRED") return "EXPIRED";
  if (as === "POSTED" && model.isFrozen[sent.by]) return "ON_HOLD";
  sent.status = as;
  release(model, sent);
  if (as === "POSTED") move(model, sent.by, sent.to, sent.amountMinor);
  return "done";
}

/** What the worker does. @returns How many it ends. */
export function work(model: Model): number {
  const over = model.sent.filter((sent) => sent.isHeld && sentStatus(model, sent) === "EXPIRED");
  for (const sent of over) release(model, sent);
  return over.length;
}

export function ask(model: Model, order: Order & { readonly id: string; readonly key: string }): Outcome {
  const { by, to } = order;
  const failure = unsound(order) ?? mayNot(model, order);
  if (failure !== null) return failure;
  const mine = model.asked.filter((asked) => asked.by === by);
  const open = mine.filter((asked) => asked.to === to && askedStatus(model, asked) === "OPEN");
  if (open.length >= OPEN_PER_PAYER_MAX) return "TOO_MANY_OPEN";
  const today = dayOf(new Date(model.nowMs));
  if (mine.filter(({ askedAtMs }) => dayOf(new Date(askedAtMs)) === today).length >= PER_DAY_MAX)
    return "DAILY_LIMIT";
  model.asked.push({ ...order, askedAtMs: model.nowMs, status: "OPEN" });
  return "done";
}

export function resolve(
  model: Model,
  asked: Asked,
  as: "PAID" | "DECLINED" | "CANCELLED",
  by: number,
): Outcome {
  if (by !== (as === "CANCELLED" ? asked.by : asked.to)) return "REQUEST_NOT_FOUND";
  const status = askedStatus(model, asked);
  if (status === as) return "done";
  if (status !== "OPEN") return { PAID: "ALREADY_PAID", DECLINED: "ALREADY_DECLINED" }[status] ?? status;
  if (as === "PAID") {
    const failure = mayNot(model, asked) ?? stuck(model, asked.to, asked.amountMinor);
    if (failure !== null) return failure;
    spend(model, asked.to, asked.amountMinor);
    move(model, asked.to, asked.by, asked.amountMinor);
  }
  asked.status = as;
  return "done";
}

function move(model: Model, from: number, to: number, amountMinor: bigint): void {
  model.hasMinor[from] = of(model.hasMinor, from) - amountMinor;
  model.hasMinor[to] = of(model.hasMinor, to) + amountMinor;
  model.moves += 1;
}

const hold = (model: Model, from: number, amountMinor: bigint): void => {
  model.heldMinor[from] = of(model.heldMinor, from) + amountMinor;
};

function release(model: Model, sent: Sent): void {
  sent.isHeld = false;
  hold(model, sent.by, -sent.amountMinor);
}

function of(minors: readonly bigint[], person: number): bigint {
  const minor = minors[person];
  if (minor === undefined) throw new RangeError(`nobody is number ${person}`);
  return minor;
}
