/** How many people there are in the model. All of them begin with the same, all are in the group. */
export const PEOPLE = 5;
export const BEGINNING_MINOR = 60_000n;
const SHARE_MAX_MINOR = 20_000n;
const DAY_MS = 86_400_000;

/** What somebody puts into an envelope; `to` is a person by number, or the group. */
export type Sending = {
  readonly from: number;
  readonly to: number | "group";
  readonly split: "EQUAL" | "LUCKY";
  readonly shareCount: number;
  readonly amountMinor: bigint;
};

/** An envelope on paper: what was put into it, and who took how much. */
export type PaperEnvelope = Sending & {
  readonly id: string;
  readonly key: string;
  readonly endsAtMs: number;
  readonly takenBy: Map<number, bigint>;
  leftMinor: bigint;
  isBack: boolean;
};

/** All envelopes as one would keep them on a sheet of paper. */
export type Model = {
  nowMs: number;
  readonly hasMinor: bigint[];
  readonly members: Set<number>;
  /** Pairs that a block stands between: `1:2`. */
  readonly blocks: Set<string>;
  readonly envelopes: PaperEnvelope[];
};

export const emptyModel = (nowMs: number): Model => ({
  nowMs,
  hasMinor: Array.from({ length: PEOPLE }, () => BEGINNING_MINOR),
  members: new Set(Array.from({ length: PEOPLE }, (_, number) => number)),
  blocks: new Set(),
  envelopes: [],
});

const isBlocked = ({ blocks }: Model, one: number, other: number): boolean =>
  blocks.has(`${one}:${other}`) || blocks.has(`${other}:${one}`);

/** What has to be said to somebody who sends an envelope. Whether they may send it to whom it is for is asked elsewhere. */
export function sayToSender({ hasMinor }: Model, sending: Sending): string {
  const { from, to, shareCount, amountMinor } = sending;
  if (shareCount < 1 || shareCount > 500) return "INVALID_SHARE_COUNT";
  if (amountMinor < BigInt(shareCount) || amountMinor > BigInt(shareCount) * SHARE_MAX_MINOR)
    return "INVALID_AMOUNT";
  if (to === from) return "SELF";
  return (hasMinor[from] ?? 0n) < amountMinor ? "INSUFFICIENT_BALANCE" : "done";
}

export function send(model: Model, sending: Sending, { id, key }: { id: string; key: string }): void {
  const endsAtMs = model.nowMs + DAY_MS;
  const paper = { ...sending, id, key, endsAtMs, takenBy: new Map(), leftMinor: sending.amountMinor };
  model.envelopes.push({ ...paper, isBack: false });
  model.hasMinor[sending.from] = (model.hasMinor[sending.from] ?? 0n) - sending.amountMinor;
}

/** What has to be said to somebody who claims, and how much they may get: from, to; both the same where nothing is drawn. */
export type Say = { readonly code: string; readonly fromMinor: bigint; readonly toMinor: bigint };

export function sayToClaimant(model: Model, envelope: PaperEnvelope, person: number): Say {
  const code = refusal(model, envelope, person);
  const taken = envelope.takenBy.get(person);
  if (taken !== undefined) return { code: "done", fromMinor: taken, toMinor: taken };
  if (code !== null) return { code, fromMinor: 0n, toMinor: 0n };

  const count = BigInt(envelope.shareCount - envelope.takenBy.size);
  const { leftMinor, split } = envelope;
  if (count === 1n) return { code: "done", fromMinor: leftMinor, toMinor: leftMinor };
  if (split === "EQUAL") {
    const isRounded = leftMinor % count > 0n;
    const share = leftMinor / count + (isRounded ? 1n : 0n);
    return { code: "done", fromMinor: share, toMinor: share };
  }
  // Whatever is drawn leaves a fen to 200 yuan for each share to come, and is twice the mean at most.
  const others = count - 1n;
  const [least, most] = [leftMinor - others * SHARE_MAX_MINOR, leftMinor - others];
  const bounds = [most, SHARE_MAX_MINOR, (2n * leftMinor) / count];
  return {
    code: "done",
    fromMinor: least > 1n ? least : 1n,
    toMinor: bounds.reduce((low, bound) => (bound < low ? bound : low)),
  };
}

function refusal(model: Model, envelope: PaperEnvelope, person: number): string | null {
  const { from, to, split, takenBy, shareCount, endsAtMs, isBack } = envelope;
  const isFor = to === "group" ? model.members.has(person) : to === person;
  if (person === from && !(isFor && to === "group" && split === "LUCKY")) return "OWN_ENVELOPE";
  if (!isFor || isBlocked(model, from, person)) return "ENVELOPE_NOT_FOUND";
  if (takenBy.size === shareCount) return "ENVELOPE_EMPTY";
  return isBack || endsAtMs <= model.nowMs ? "ENVELOPE_EXPIRED" : null;
}

export function take(model: Model, envelope: PaperEnvelope, person: number, amountMinor: bigint): void {
  if (envelope.takenBy.has(person)) return;
  envelope.takenBy.set(person, amountMinor);
  envelope.leftMinor -= amountMinor;
  model.hasMinor[person] = (model.hasMinor[person] ?? 0n) + amountMinor;
}

/** What the worker does. @returns How many envelopes it ends. */
export function giveBack(model: Model): number {
  const over = model.envelopes.filter(
    (one) => !one.isBack && one.takenBy.size < one.shareCount && one.endsAtMs <= model.nowMs,
  );
  for (const envelope of over) {
    model.hasMinor[envelope.from] = (model.hasMinor[envelope.from] ?? 0n) + envelope.leftMinor;
    envelope.leftMinor = 0n;
    envelope.isBack = true;
  }
  return over.length;
}
