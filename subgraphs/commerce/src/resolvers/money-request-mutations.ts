import { requireViewer } from "@kith/kit/api-error.ts";
import { type GlobalId, requireId } from "@kith/kit/global-id.ts";
import { payloads } from "@kith/kit/refusal.ts";
import type { Context } from "../context.ts";
import type {
  CancelMoneyRequestError,
  DeclineMoneyRequestError,
  MutationResolvers,
  PayMoneyRequestError,
  RequestMoneyError,
} from "../generated/schema.types.ts";
import { USER_PREFIX } from "../ledger/model.ts";
import { loadWallet } from "../ledger/wallet.ts";
import type { RequestAnswer } from "../money-requests/answering-service.ts";
import { MONEY_REQUEST_PREFIX } from "../money-requests/model.ts";

const requestMoneyPayload = payloads<RequestMoneyError>("RequestMoneyError");
const payMoneyRequestPayload = payloads<PayMoneyRequestError>("PayMoneyRequestError");
const declineMoneyRequestPayload = payloads<DeclineMoneyRequestError>("DeclineMoneyRequestError");
const cancelMoneyRequestPayload = payloads<CancelMoneyRequestError>("CancelMoneyRequestError");

type Answering = { readonly moneyRequestId: GlobalId };

const answerOf = (
  { moneyRequestId }: Answering,
  { viewerId, isHidden }: Pick<Context, "viewerId" | "isHidden">,
): RequestAnswer => ({
  person: requireViewer(viewerId),
  requestId: requireId(MONEY_REQUEST_PREFIX, moneyRequestId, "input.moneyRequestId"),
  isHidden,
});

export const moneyRequestMutations: Pick<
  MutationResolvers,
  "requestMoney" | "payMoneyRequest" | "declineMoneyRequest" | "cancelMoneyRequest"
> = {
  requestMoney(_parent, { input }, { viewerId, moneyRequestService, standingOf }) {
    const asker = requireViewer(viewerId);
    const { idempotencyKey, amount, note = null } = input;
    const payer = requireId(USER_PREFIX, input.payerId, "input.payerId");
    const wish = { ...amount, asker, payer, note, idempotencyKey };
    return requestMoneyPayload(async () => ({
      moneyRequest: await moneyRequestService.requestMoney(wish, standingOf),
    }));
  },

  payMoneyRequest(_parent, { input }, context) {
    const { moneyRequestService, standingOf, loaders } = context;
    const answer = answerOf(input, context);
    return payMoneyRequestPayload(async () => {
      const { moneyRequest, wallet } = await moneyRequestService.payMoneyRequest(answer, standingOf);
      return { moneyRequest, wallet: wallet ?? (await loadWallet(answer.person, loaders.accountById)) };
    });
  },

  declineMoneyRequest(_parent, { input }, context) {
    const answer = answerOf(input, context);
    return declineMoneyRequestPayload(async () => ({
      moneyRequest: await context.moneyRequestService.declineMoneyRequest(answer),
    }));
  },

  cancelMoneyRequest(_parent, { input }, context) {
    const answer = answerOf(input, context);
    return cancelMoneyRequestPayload(async () => ({
      moneyRequest: await context.moneyRequestService.cancelMoneyRequest(answer),
    }));
  },
};
