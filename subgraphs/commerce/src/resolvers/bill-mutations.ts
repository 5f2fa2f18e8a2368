import { requireViewer } from "@kith/kit/api-error.ts";
import { requireId } from "@kith/kit/global-id.ts";
import { payloads } from "@kith/kit/refusal.ts";
import { BILL_PREFIX } from "../bills/model.ts";
import type {
  CancelBillSplitError,
  CreateBillSplitError,
  DeclineBillShareError,
  MutationResolvers,
  PayBillShareError,
} from "../generated/schema.types.ts";
import { GROUP_PREFIX } from "../group-accounts/model.ts";
import { USER_PREFIX } from "../ledger/model.ts";
import { loadWallet } from "../ledger/wallet.ts";

const createBillSplitPayload = payloads<CreateBillSplitError>("CreateBillSplitError");
const cancelBillSplitPayload = payloads<CancelBillSplitError>("CancelBillSplitError");
const payBillSharePayload = payloads<PayBillShareError>("PayBillShareError");
const declineBillSharePayload = payloads<DeclineBillShareError>("DeclineBillShareError");

type Mutations = Pick<
  MutationResolvers,
  "createBillSplit" | "cancelBillSplit" | "payBillShare" | "declineBillShare"
>;

export const billMutations: Mutations = {
  createBillSplit(_parent, { input }, { viewerId, bills }) {
    const creator = requireViewer(viewerId);
    const { idempotencyKey, title, method, total } = input;
    const group = input.groupId == null ? null : requireId(GROUP_PREFIX, input.groupId, "input.groupId");
    const people = input.people.map(({ personId, weight = null, amountMinor = null }, index) => ({
      ...{ person: requireId(USER_PREFIX, personId, `input.people.${index}.personId`) },
      ...{ weight, amountMinor },
    }));
    const { amountMinor: totalMinor, currency } = total;
    const order = { creator, idempotencyKey, title, totalMinor, currency, method, group, people };
    return createBillSplitPayload(async () => ({ bill: await bills.create(order) }));
  },

  cancelBillSplit(_parent, { input }, { viewerId, bills }) {
    const creator = requireViewer(viewerId);
    const bill = requireId(BILL_PREFIX, input.billId, "input.billId");
    return cancelBillSplitPayload(async () => ({ bill: await bills.cancel(bill, creator) }));
  },

  payBillShare(_parent, { input }, { viewerId, bills, loaders }) {
    const person = requireViewer(viewerId);
    const bill = requireId(BILL_PREFIX, input.billId, "input.billId");
    return payBillSharePayload(async () => ({
      share: await bills.pay({ bill, person, idempotencyKey: input.idempotencyKey }),
      wallet: await loadWallet(person, loaders.accountById),
    }));
  },

  declineBillShare(_parent, { input }, { viewerId, bills }) {
    const person = requireViewer(viewerId);
    const bill = requireId(BILL_PREFIX, input.billId, "input.billId");
    return declineBillSharePayload(async () => ({ share: await bills.decline({ bill, person }) }));
  },
};
