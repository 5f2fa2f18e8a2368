import type { GlobalId } from "@kith/kit/global-id.ts";
import { loaderOf } from "@kith/kit/loader.ts";
import type { MoneyRequestStore } from "./money-request-store.ts";

/**
 * The ways to requests for money. Who may see one that is asked for by its id is for the caller to decide.
 *
 * @param hiddenIds Whom a block hides from the viewer: lists leave them out.
 */
export const moneyRequestLoaders = (
  store: MoneyRequestStore,
  hiddenIds: () => Promise<readonly GlobalId[]>,
) => ({
  incomingMoneyRequestsPage: store.incomingPageLoader(hiddenIds),
  outgoingMoneyRequestsPage: store.outgoingPageLoader(hiddenIds),

  moneyRequestById: loaderOf({
    name: "moneyRequestById",
    findMany: store.findByIds,
    keyOf: ({ _id }) => _id,
  }),
});
