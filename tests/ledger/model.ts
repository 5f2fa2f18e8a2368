import type { TransferResult } from "../../subgraphs/commerce/src/ledger/results.ts";

/** How many people have a wallet in the model; money comes to them from outside without a bound. */
export const PEOPLE = 4;
export const HOUR_MS = 3_600_000;

/** One thing that is asked of the ledger. `from` and `to` are people, by number. */
export type Move = {
  readonly type: "move" | "hold";
  readonly from: number | "outside";
  readonly to: number;
  readonly amountMinor: bigint;
  /** Of a hold: after how many hours it expires. */
  readonly hours: number | null;
};
export type End = {
  readonly type: "post" | "void";
  /** Which hold, counted from the last one. */
  readonly which: number;
  /** Of a post: how much, null for all. */
  readonly amountMinor: bigint | null;
};

/** What was set aside. */
export type Hold = {
  readonly id: string;
  readonly from: number | "outside";
  readonly to: number;
  readonly amountMinor: bigint;
  readonly expiresAtMs: number | null;
  status: "PENDING" | "POSTED" | "VOIDED" | "EXPIRED";
};

/** The whole ledger as one would keep it on a sheet of paper: what everybody has, and what of it is set aside. */
export type Model = {
  nowMs: number;
  readonly hasMinor: bigint[];
  readonly heldMinor: bigint[];
  readonly holds: Hold[];
};

export const emptyModel = (nowMs: number): Model => ({
  nowMs,
  hasMinor: Array.from({ length: PEOPLE }, () => 0n),
  heldMinor: Array.from({ length: PEOPLE }, () => 0n),
  holds: [],
});

export const holdOf = ({ holds }: Model, { which }: End): Hold | undefined => holds.at(-1 - which);

/** Does it in the model, under this id. @returns What the ledger has to say to it. */
export function doInModel(model: Model, act: Move | End, id: string): TransferResult {
  return "which" in act ? end(model, act) : move(model, act, id);
}

function move(model: Model, { type, from, to, amountMinor, hours }: Move, id: string): TransferResult {
  if (from === to) return "ACCOUNTS_MUST_BE_DIFFERENT";
  if (amountMinor <= 0n) return "AMOUNT_MUST_BE_POSITIVE";
  if (from !== "outside" && at(model.hasMinor, from) - at(model.heldMinor, from) < amountMinor)
    return "EXCEEDS_CREDITS";
  if (type === "move") give(model, from, to, amountMinor);
  else {
    const expiresAtMs = hours === null ? null : model.nowMs + hours * HOUR_MS;
    model.holds.push({ id, from, to, amountMinor, expiresAtMs, status: "PENDING" });
    setAside(model, from, amountMinor);
  }
  return "CREATED";
}

function end(model: Model, act: End): TransferResult {
  const hold = holdOf(model, act);
  if (hold === undefined) return "PENDING_TRANSFER_NOT_FOUND";
  const { from, to, status, amountMinor } = hold;
  if (status === "POSTED") return "PENDING_TRANSFER_ALREADY_POSTED";
  if (status === "VOIDED") return "PENDING_TRANSFER_ALREADY_VOIDED";
  if (status === "EXPIRED" || isOver(model, hold)) return "PENDING_TRANSFER_EXPIRED";
  const postedMinor = act.type === "void" ? 0n : (act.amountMinor ?? amountMinor);
  if (postedMinor > amountMinor) return "EXCEEDS_PENDING_TRANSFER_AMOUNT";
  if (act.type === "post" && postedMinor <= 0n) return "AMOUNT_MUST_BE_POSITIVE";
  setAside(model, from, -amountMinor);
  if (act.type === "post") give(model, from, to, postedMinor);
  hold.status = act.type === "post" ? "POSTED" : "VOIDED";
  return "CREATED";
}

/** Several of them, all or none. */
export function doChain(
  model: Model,
  acts: readonly (Move | End)[],
  ids: readonly string[],
): TransferResult[] {
  const draft = structuredClone(model);
  const results = acts.map((act, index) => doInModel(draft, act, at(ids, index)));
  const failed = results.findIndex((result) => result !== "CREATED");
  if (failed >= 0) return results.map((result, index) => (index === failed ? result : "LINKED_EVENT_FAILED"));
  model.hasMinor.splice(0, PEOPLE, ...draft.hasMinor);
  model.heldMinor.splice(0, PEOPLE, ...draft.heldMinor);
  model.holds.splice(0, model.holds.length, ...draft.holds);
  return results;
}

/** What the worker does. @returns How many holds it ends. */
export function expire(model: Model): number {
  const over = model.holds.filter((hold) => hold.status === "PENDING" && isOver(model, hold));
  for (const hold of over) {
    setAside(model, hold.from, -hold.amountMinor);
    hold.status = "EXPIRED";
  }
  return over.length;
}

const isOver = ({ nowMs }: Model, { expiresAtMs }: Hold): boolean =>
  expiresAtMs !== null && expiresAtMs <= nowMs;

function give({ hasMinor }: Model, from: number | "outside", to: number, amountMinor: bigint): void {
  if (from !== "outside") hasMinor[from] = at(hasMinor, from) - amountMinor;
  hasMinor[to] = at(hasMinor, to) + amountMinor;
}

function setAside({ heldMinor }: Model, from: number | "outside", amountMinor: bigint): void {
  if (from !== "outside") heldMinor[from] = at(heldMinor, from) + amountMinor;
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`nothing at ${index}`);
  return item;
}
