import { LIFETIME_MS } from "../../subgraphs/commerce/src/envelopes/model.ts";
import { castId, GROUP_ID } from "../cast.ts";
import { envelopesOn, giveEnvelope } from "../give-envelope.ts";
import type { TestStores } from "../stores.ts";

/** What bob has put into envelopes, and how the shares of the first one were drawn: as large as they may be. */
export const ENVELOPES = {
  open: { totalMinor: 30n, eveMinor: 19n, bobMinor: 10n, leftMinor: 1n },
  emptyMinor: 5n,
  returnedMinor: 7n,
} as const;

/** All that these have moved. */
export const ENVELOPES_MOVED_MINOR: bigint =
  ENVELOPES.open.totalMinor +
  ENVELOPES.open.eveMinor +
  ENVELOPES.open.bobMinor +
  2n * (ENVELOPES.emptyMinor + ENVELOPES.returnedMinor);

/** Envelopes of bob: a lucky one for the group, of which one share is left; one that eve has emptied; one that came back. */
export async function setEnvelopes(stores: TestStores): Promise<void> {
  const [bob, eve] = [castId("bob"), castId("eve")];
  const to = (sentAt: Date) =>
    envelopesOn(stores, { now: () => sentAt, draw: (bound: bigint) => bound - 1n });
  const aDayAgo = to(new Date(Date.now() - LIFETIME_MS));
  const toEve = { sender: bob, recipient: eve, split: "EQUAL" as const };
  await giveEnvelope(aDayAgo, { ...toEve, amountMinor: ENVELOPES.returnedMinor }, []);
  const now = to(new Date());
  await now.returnExpired();
  await giveEnvelope(now, { ...toEve, amountMinor: ENVELOPES.emptyMinor }, [eve]);
  const toGroup = { sender: bob, group: GROUP_ID, amountMinor: ENVELOPES.open.totalMinor, shareCount: 3 };
  await giveEnvelope(now, toGroup, [eve, bob]);
}
