import type { OfferService } from "./offer-service.ts";
import type { OfferStore } from "./offer-store.ts";

type Parts = {
  readonly cardOffers: Pick<OfferStore, "findExpired">;
  readonly offerService: Pick<OfferService, "expire">;
};

const ENDED_AT_ONCE = 100;

/**
 * Gives cards back that were set aside for offers whose time is over, one in a transaction. It may be killed between any two
 * of its commands and run any number of times at once: an offer ends once.
 */
export async function expireOffers(
  { cardOffers, offerService }: Parts,
  at: Date,
  signal?: AbortSignal,
): Promise<void> {
  for (;;) {
    const due = await cardOffers.findExpired(at, ENDED_AT_ONCE);
    for (const { _id } of due) {
      signal?.throwIfAborted();
      await offerService.expire(_id);
    }
    if (due.length < ENDED_AT_ONCE) return;
  }
}
