import {
  type Claim,
  claimIdOf,
  type Envelope,
  SHARE_MAX_MINOR,
} from "../../subgraphs/commerce/src/envelopes/model.ts";
import type { Check } from "./check.ts";
import { envelopeAccounts } from "./envelope-account-check.ts";
import { envelopeTransfers } from "./envelope-transfer-check.ts";
import { meet, rowsOf, snapshotOf } from "./streams.ts";

/** The claims of an envelope as one. */
type Claims = {
  readonly envelope: string;
  count: number;
  sumMinor: bigint;
  /** The first one of the largest. */
  most: { readonly person: string; readonly amountMinor: bigint } | null;
  /** What is wrong with one of them. */
  mistake: string | null;
};

const shares: Check = {
  rule: "an envelope's claims, what is left of it and what went back come to what was put into it",
  async *violations({ commerce }) {
    await using session = snapshotOf(commerce);
    const envelopes = rowsOf<Envelope>(commerce, "envelopes", {
      session,
      fields: [
        ...(["_id", "split", "totalMinor", "shareCount", "claimedCount", "leftMinor"] as const),
        ...(["returnedMinor", "status", "luckiest"] as const),
      ],
    });
    const claims = rowsOf<Claim>(commerce, "envelopeClaims", {
      sort: { envelope: 1, position: 1 },
      session,
      fields: ["_id", "envelope", "person", "position", "amountMinor"],
    });
    const keys = { left: ({ _id }: Envelope) => _id, right: ({ envelope }: Claims) => envelope };
    for await (const { key, left, right } of meet(envelopes, claimsOf(claims), keys)) {
      const says = left === null ? "was claimed from and is not there" : mistakeIn(left, right);
      if (says !== null) yield { about: `envelope ${key}`, says };
    }
  },
};

/** @param claims Envelope by envelope, the first claim first. */
async function* claimsOf(claims: AsyncIterable<Claim>): AsyncGenerator<Claims> {
  let all = null as Claims | null;
  for await (const claim of claims) {
    if (all?.envelope !== claim.envelope) {
      if (all !== null) yield all;
      all = { envelope: claim.envelope, count: 0, sumMinor: 0n, most: null, mistake: null };
    }
    const amountMinor = BigInt(claim.amountMinor);
    all.count += 1;
    all.sumMinor += amountMinor;
    all.mistake ??= mistakeInClaim(claim, all.count);
    if (all.most === null || amountMinor > all.most.amountMinor)
      all.most = { person: claim.person, amountMinor };
  }
  if (all !== null) yield all;
}

function mistakeInClaim({ _id, envelope, person, position, amountMinor }: Claim, count: number) {
  if (_id !== claimIdOf(envelope, person)) return `has a claim ${_id} of ${person}`;
  if (Number(position) !== count) return `has claim ${position} where ${count} comes next`;
  const isShare = amountMinor >= 1n && amountMinor <= SHARE_MAX_MINOR;
  return isShare ? null : `has a claim of ${amountMinor}`;
}

function mistakeIn(envelope: Envelope, claims: Claims | null): string | null {
  const { count, sumMinor, most, mistake } = claims ?? NO_CLAIMS;
  const { split, shareCount, claimedCount, status, luckiest } = envelope;
  const [totalMinor, leftMinor] = [BigInt(envelope.totalMinor), BigInt(envelope.leftMinor)];
  const returnedMinor = BigInt(envelope.returnedMinor);
  if (mistake !== null) return mistake;
  if (count > shareCount) return `has ${shareCount} shares and ${count} claims`;
  if (count !== claimedCount) return `counts ${claimedCount} claims and has ${count}`;
  if (sumMinor + leftMinor + returnedMinor !== totalMinor)
    return `held ${totalMinor}: ${sumMinor} was claimed, ${leftMinor} is left, ${returnedMinor} went back`;
  if ((status === "EMPTY") !== (count === shareCount))
    return `is ${status} with ${count} of ${shareCount} claims`;
  if (status === "RETURNED" ? leftMinor !== 0n : returnedMinor !== 0n)
    return `is ${status}: ${leftMinor} is left, ${returnedMinor} went back`;
  if (status === "RETURNED" && returnedMinor === 0n) return "is RETURNED and nothing went back";
  const luckier = split === "LUCKY" ? most : null;
  if (luckier?.person !== luckiest?.person || luckier?.amountMinor !== toBigInt(luckiest?.amountMinor))
    return `marks ${luckiest?.person ?? "nobody"} as the luckiest, who is ${luckier?.person ?? "nobody"}`;
  return null;
}

const NO_CLAIMS: Claims = { envelope: "", count: 0, sumMinor: 0n, most: null, mistake: null };

// A hand may have written a number of another width.
const toBigInt = (amount: bigint | undefined): bigint | undefined =>
  amount === undefined ? undefined : BigInt(amount);

/** What holds of red envelopes, each read at one moment. */
export const ENVELOPE_CHECKS: readonly Check[] = [shares, envelopeAccounts, envelopeTransfers];
