import { connectionOf, pageRequestOf } from "@kith/kit/connection.ts";
import { isIdOf, requireId } from "@kith/kit/global-id.ts";
import type { WalletResolvers } from "../generated/schema.types.ts";
import { USER_PREFIX } from "../ledger/model.ts";
import {
  MONEY_REQUEST_PREFIX,
  MONEY_REQUESTS_KEYSET,
  type MoneyRequest,
  otherThan,
} from "../money-requests/model.ts";
import { filterOfStatus } from "../money-requests/money-request-store.ts";

const connection = { keyset: MONEY_REQUESTS_KEYSET, nodeOf: (request: MoneyRequest) => request };

/** What a wallet tells of requests for money. Only its owner ever has one in hand. */
export const walletMoneyRequests: Pick<
  WalletResolvers,
  "incomingMoneyRequests" | "outgoingMoneyRequests" | "moneyRequest"
> = {
  async incomingMoneyRequests({ owner }, args, { loaders, now }) {
    const request = pageRequestOf(MONEY_REQUESTS_KEYSET, args);
    const only = args.status == null ? {} : filterOfStatus(args.status, now());
    const page = await loaders.incomingMoneyRequestsPage.load({ parent: owner, request, only });
    return connectionOf(page, request, connection);
  },

  async outgoingMoneyRequests({ owner }, args, { loaders, now }) {
    const request = pageRequestOf(MONEY_REQUESTS_KEYSET, args);
    const only = args.status == null ? {} : filterOfStatus(args.status, now());
    const page = await loaders.outgoingMoneyRequestsPage.load({ parent: owner, request, only });
    return connectionOf(page, request, connection);
  },

  async moneyRequest({ owner }, { id }, { loaders, isHidden }) {
    const request = await loaders.moneyRequestById.load(requireId(MONEY_REQUEST_PREFIX, id, "id"));
    const isTheirs = isIdOf(USER_PREFIX, owner) && (request?.asker === owner || request?.payer === owner);
    if (request === null || !isTheirs) return null;
    return (await isHidden(otherThan(request, owner))) ? null : request;
  },
};
