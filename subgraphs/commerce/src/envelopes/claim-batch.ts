import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Refusal } from "@kith/kit/refusal.ts";
import type { ClaimEnvelopeErrorCode } from "../generated/schema.types.ts";
import { type Claim, claimIdOf, claimTransferIdOf, type Envelope, stateAt } from "./model.ts";
import { claimRefusal } from "./refusals.ts";
import { type Draw, nextShareOf } from "./shares.ts";

/** What somebody has got out of an envelope, now or before. */
export type Claimed = {
  readonly envelope: Envelope;
  readonly claim: Claim;
  /** Whether they had it before: they may not be of those it is for any more. */
  readonly isEarlier: boolean;
};

/** What comes of a batch of claims on one envelope. Nothing is to be written where nobody is new. */
export type ClaimBatch = {
  /** One for each person, in order. */
  readonly outcomes: readonly (Claim | Refusal<ClaimEnvelopeErrorCode>)[];
  /** The claims that are new, in the order of their positions. */
  readonly claims: readonly Claim[];
  /** The envelope after them. */
  readonly envelope: Envelope;
};

type Given = {
  /** The envelope as it is, and what of those who ask has claimed before. */
  readonly envelope: Envelope;
  readonly earlier: readonly Claim[];
  /** Whom it is for, in the order in which they came; the same person may have come twice. */
  readonly people: readonly GlobalId[];
  readonly at: Date;
  readonly draw: Draw;
};

/** Lets people claim one after the other on what was read of an envelope. Nothing outside is touched. */
export function claimInTurn({ envelope: before, earlier, people, at, draw }: Given): ClaimBatch {
  const claimByPerson = new Map(earlier.map((claim) => [claim.person, claim]));
  const claims: Claim[] = [];
  let envelope = before;

  const outcomeFor = (person: GlobalId): Claim | Refusal<ClaimEnvelopeErrorCode> => {
    const known = claimByPerson.get(person);
    if (known !== undefined) return known;
    const state = stateAt(envelope, at);
    if (state === "EXPIRED") return claimRefusal("ENVELOPE_EXPIRED");
    if (state === "EMPTY") return claimRefusal("ENVELOPE_EMPTY");
    const claim = nextClaimOf(envelope, { person, at, draw });
    envelope = afterClaim(envelope, claim);
    claimByPerson.set(person, claim);
    claims.push(claim);
    return claim;
  };

  const outcomes = people.map(outcomeFor);
  return { outcomes, claims, envelope };
}

type Claiming = Pick<Given, "at" | "draw"> & { readonly person: GlobalId };

function nextClaimOf(envelope: Envelope, { person, at, draw }: Claiming): Claim {
  const { _id, split, currency, leftMinor, claimedCount, shareCount } = envelope;
  const rest = { leftMinor, shareCount: shareCount - claimedCount };
  return {
    ...{ _id: claimIdOf(_id, person), envelope: _id, person, position: claimedCount + 1 },
    ...{ amountMinor: nextShareOf(split, rest, draw), currency },
    ...{ transfer: claimTransferIdOf(envelope, person), claimedAt: at },
  };
}

function afterClaim(envelope: Envelope, { person, amountMinor, position, claimedAt }: Claim): Envelope {
  const { split, luckiest, leftMinor, shareCount } = envelope;
  const isLuckier = split === "LUCKY" && (luckiest === null || amountMinor > luckiest.amountMinor);
  return {
    ...envelope,
    claimedCount: position,
    leftMinor: leftMinor - amountMinor,
    luckiest: isLuckier ? { person, amountMinor } : luckiest,
    ...(position === shareCount && { status: "EMPTY", endedAt: claimedAt }),
  };
}
