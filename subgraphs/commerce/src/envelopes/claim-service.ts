import type { GlobalId } from "@kith/kit/global-id.ts";
import { invariant } from "@kith/kit/invariant.ts";
import { keyBatches } from "@kith/kit/key-batches.ts";
import type { KeyQueue } from "@kith/kit/key-queue.ts";
import type { NewEvent, OutboxStore } from "@kith/kit/outbox/outbox-store.ts";
import type { Refusal } from "@kith/kit/refusal.ts";
import { sharedLoaderOf } from "@kith/kit/shared-loader.ts";
import type { ClientSession } from "mongodb";
import type { ClaimEnvelopeErrorCode } from "../generated/schema.types.ts";
import type { TransferRequest } from "../ledger/execute.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { walletOf } from "../ledger/model.ts";
import { type ClaimBatch, type Claimed, claimInTurn } from "./claim-batch.ts";
import { type Emptied, emptiedOnes } from "./emptied-ones.ts";
import type { EnvelopeStore } from "./envelope-store.ts";
import { type Claim, claimIdOf, type Envelope, escrowOf, stateAt } from "./model.ts";
import { claimRefusal } from "./refusals.ts";
import { type IsThere, isFor, type Rights } from "./rights.ts";
import type { Draw } from "./shares.ts";

export type ClaimService = ReturnType<typeof claimService>;

type Parts = {
  readonly ledger: Ledger;
  readonly envelopes: Pick<EnvelopeStore, "find" | "findClaimsOf" | "write">;
  readonly outbox: Pick<OutboxStore, "add">;
  /** In which those take turns whose wallets change. */
  readonly byOwner: KeyQueue;
  readonly rights: Rights;
  readonly now: () => Date;
  readonly draw: Draw;
};

/** Few enough that a transaction is short, many enough that its commands are little for each. */
export const CLAIMS_PER_TRANSACTION_MAX = 100;
const WAITING_CLAIMS_MAX = 10_000;

/** The rules by which money gets out of envelopes. */
export function claimService({ ledger, envelopes, outbox, byOwner, rights, now, draw }: Parts) {
  const emptied = emptiedOnes();

  // What is to be known before anybody waits for their turn: for all who ask at once in one command.
  const known = sharedLoaderOf<{ readonly envelope: Envelope | null; readonly claim: Claim | null }>({
    name: "claims",
    async loadMany(claimIds) {
      const envelopeIds = [...new Set(claimIds.map(envelopeIn))];
      const found = await envelopes.find({ envelopes: envelopeIds, claims: claimIds });
      const envelopeById = new Map(found.envelopes.map((envelope) => [envelope._id, envelope]));
      const claimById = new Map(found.claims.map((claim) => [claim._id, claim]));
      return claimIds.map((id) => ({
        envelope: envelopeById.get(envelopeIn(id)) ?? null,
        claim: claimById.get(id) ?? null,
      }));
    },
  });

  const claimTogether = (id: GlobalId, people: readonly GlobalId[]) =>
    ledger.transact(async (session: ClientSession) => {
      const claimIds = people.map((person) => claimIdOf(id, person));
      const found = await envelopes.find({ envelopes: [id], claims: claimIds }, session);
      const [was] = found.envelopes;
      invariant(was !== undefined, `${id} was there`);
      const batch = claimInTurn({ envelope: was, earlier: found.claims, people, at: now(), draw });
      if (batch.claims.length > 0) {
        const requests = batch.claims.map((claim) => requestOf(batch.envelope, claim));
        const submitted = await ledger.submit({ requests, at: batchTimeOf(batch.claims) }, session);
        invariant(
          submitted.earlier === null && submitted.results.every((result) => result === "CREATED"),
          `${id} holds what is left of it`,
        );
        await envelopes.write({ changed: [{ was, is: batch.envelope }], claims: batch.claims }, session);
        const events = eventsOf(batch.envelope, batch.claims);
        if (events.length > 0) await outbox.add(events, session);
      }
      return batch;
    });

  // All that was claimed from an envelope that is empty: without a look where one batch has claimed all of it.
  const rememberEmptied = async ({ envelope, claims }: ClaimBatch): Promise<void> => {
    if (envelope.status !== "EMPTY" || emptied.get(envelope._id) !== undefined) return;
    const isAll = claims.length === envelope.shareCount;
    emptied.add(envelope, isAll ? claims : await envelopes.findClaimsOf(envelope._id));
  };

  const claims = keyBatches<GlobalId, Claimed>({
    batchSizeMax: CLAIMS_PER_TRANSACTION_MAX,
    waitersMax: WAITING_CLAIMS_MAX,
    async act(id, people) {
      // Whoever waited while the last share went is told so without another look.
      const known = emptied.get(id);
      if (known !== undefined) return people.map((person) => fromEmptied(known, person));
      const batch = await claimTogether(id, people);
      await rememberEmptied(batch);
      const { outcomes, envelope } = batch;
      return outcomes.map((outcome) =>
        outcome instanceof Error ? outcome : { envelope, claim: outcome, isEarlier: false },
      );
    },
  });

  return {
    /**
     * Takes a person's share out of an envelope; again, the same share again. Those who claim from one envelope at once are served in one
     * transaction of six commands, up to 100 of them; who is too late costs the first look alone, which all who come at once share.
     *
     * Whom the envelope is not for learns nothing of it: that is asked before anything is said of how far it is.
     *
     * @param isThere Whether somebody has not asked to be deleted: everybody unless said otherwise.
     * @throws Refusal<ClaimEnvelopeErrorCode>; docs/errors.md gives the order of precedence.
     */
    async claim(id: GlobalId, person: GlobalId, isThere: IsThere = EVERYBODY): Promise<Claimed> {
      const { envelope, claim } = await known.load(claimIdOf(id, person));
      if (envelope === null) throw claimRefusal("ENVELOPE_NOT_FOUND");
      if (claim !== null) return { envelope, claim, isEarlier: true };
      const isOwn = person === envelope.sender;
      const isMeant = await isFor(envelope, person, rights);
      if (isOwn && !(isMeant && envelope.split === "LUCKY")) throw claimRefusal("OWN_ENVELOPE");
      if (!isMeant) throw claimRefusal("ENVELOPE_NOT_FOUND");
      const state = stateAt(envelope, now());
      if (state === "EXPIRED") throw claimRefusal("ENVELOPE_EXPIRED");
      if (state === "EMPTY") throw claimRefusal("ENVELOPE_EMPTY");
      if (!(await isThere(person))) throw claimRefusal("DELETION_SCHEDULED");
      // The turn of one's own wallet first: so nobody's batch waits for a wallet of which much else is wanted.
      return byOwner.run([person], () => claims.run(id, person));
    },
  };
}

function fromEmptied(
  { envelope, claimByPerson }: Emptied,
  person: GlobalId,
): Claimed | Refusal<ClaimEnvelopeErrorCode> {
  const claim = claimByPerson.get(person);
  return claim === undefined ? claimRefusal("ENVELOPE_EMPTY") : { envelope, claim, isEarlier: true };
}

const EVERYBODY: IsThere = async () => true;

const envelopeIn = (claimId: string): GlobalId => claimId.slice(0, claimId.indexOf(":"));

const batchTimeOf = ([first]: readonly Claim[]): Date => first?.claimedAt ?? new Date(0);

const requestOf = (
  { _id, currency }: Envelope,
  { transfer, person, amountMinor }: Claim,
): TransferRequest => ({
  ...{ _id: transfer, kind: "ENVELOPE_CLAIM", phase: "SINGLE", note: null },
  postings: [{ debit: escrowOf(_id, currency), credit: walletOf(person, currency), amountMinor }],
});

/** For social: an envelope brings friends closer. Which of them are friends, and how much it was, is not its business and not ours. */
function eventsOf({ _id, sender }: Envelope, claims: readonly Claim[]): NewEvent[] {
  const claimants = claims.map(({ person }) => person).filter((person) => person !== sender);
  const claimedAt = batchTimeOf(claims).toISOString();
  const payload = { envelope: _id, sender, claimants, claimedAt };
  return claimants.length === 0 ? [] : [{ to: "social", type: "envelope.claimed", payload }];
}
