import type { GlobalId } from "@kith/kit/global-id.ts";
import type { KeyQueue } from "@kith/kit/key-queue.ts";
import type { CreateBillSplitErrorCode } from "../generated/schema.types.ts";
import { hashOf, keysInFlight } from "../ledger/idempotency-key.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { dayOf } from "../ledger/model.ts";
import type { BillStore } from "./bill-store.ts";
import { BILLS_PER_DAY_MAX, type Bill, type BillShare, billIdOf, shareIdOf } from "./model.ts";
import { billRefusal } from "./refusals.ts";
import { type BillOrder, requireTitle, type Split, splitOf } from "./split.ts";

export type BillService = ReturnType<typeof billService>;

type Parts = {
  readonly ledger: Pick<Ledger, "transact">;
  readonly bills: BillStore;
  /** Who splits several bills at once takes turns, so that they are counted. */
  readonly byOwner: KeyQueue;
  readonly now: () => Date;
};

/** What has to be known of those among whom a bill is split. */
export type BillStanding = {
  /** Null among friends. */
  readonly group: { readonly isThere: boolean; readonly isMember: boolean } | null;
  /** Whether somebody is there, and whether they are a member or a friend: of everybody but the creator. */
  readonly people: ReadonlyMap<GlobalId, { readonly isThere: boolean; readonly mayOwe: boolean }>;
};

/** The rules by which a bill is split, and by which that ends. */
export function billService({ ledger, bills, byOwner, now }: Parts) {
  const inFlight = keysInFlight();

  const add = (order: BillOrder, title: string, split: Split, standing: BillStanding): Promise<Bill> =>
    ledger.transact(async (session) => {
      const _id = billIdOf(order.creator, order.idempotencyKey);
      const requestHash = hashOfOrder(order, title);
      const earlier = await bills.findById(_id, session);
      if (earlier !== null) {
        if (earlier.requestHash === requestHash) return earlier;
        throw billRefusal("IDEMPOTENCY_KEY_REUSED", "idempotencyKey");
      }
      requireStanding(order, standing);
      const createdAt = now();
      const day = dayOf(createdAt);
      const limit = BILLS_PER_DAY_MAX;
      const before = await bills.countSince(order.creator, new Date(day), { limit, session });
      if (before >= limit) throw billRefusal("TOO_MANY_BILLS", "people");
      const { creator, totalMinor, currency, method, group } = order;
      const bill: Bill = {
        ...{ _id, creator, title, totalMinor, currency, method, group, requestHash },
        ...{ ownMinor: split.get(creator) ?? 0n, createdAt, ofDay: `${day}:${before + 1}` },
      };
      await bills.add(bill, session);
      await bills.addShares(sharesOf(bill, split), session);
      return bill;
    });

  return {
    /**
     * Splits a bill, once per idempotency key, for ever. Five commands: the bill of the key, the bills of the day, the bill, the
     * shares, the commit.
     *
     * @throws Refusal<CreateBillSplitErrorCode>; docs/errors.md gives the order of precedence.
     */
    async create(order: BillOrder, standingOf: () => Promise<BillStanding>): Promise<Bill> {
      const title = requireTitle(order);
      const _id = billIdOf(order.creator, order.idempotencyKey);
      const split = splitOf(order, _id);
      return inFlight.run(
        _id,
        async () => {
          const standing = await standingOf();
          return byOwner.run([order.creator], () => add(order, title, split, standing));
        },
        () => billRefusal("IDEMPOTENCY_CONFLICT", "idempotencyKey"),
      );
    },

    /** Ends what is open of a bill. Three commands. @throws Refusal<CancelBillSplitErrorCode> */
    cancel: (id: GlobalId, creator: GlobalId): Promise<Bill> =>
      ledger.transact(async (session) => {
        const bill = await bills.findById(id, session);
        if (bill?.creator !== creator) throw billRefusal("BILL_NOT_FOUND", "billId");
        const end = { status: "CANCELLED" as const, transfer: null, endedAt: now() };
        if ((await bills.endOpenOf(id, end, session)) === 0) throw billRefusal("NOTHING_OPEN", "billId");
        return bill;
      }),
  };
}

const sharesOf = ({ _id: bill, creator, currency, createdAt }: Bill, split: Split): BillShare[] =>
  [...split]
    .filter(([person]) => person !== creator)
    .map(([person, amountMinor]) => ({
      ...{ _id: shareIdOf(bill, person), bill, creator, person, amountMinor, currency },
      ...{ status: "OPEN", transfer: null, createdAt, endedAt: null },
    }));

/** @throws Refusal that names the first of the people who may not owe anything. */
function requireStanding({ creator, people, group }: BillOrder, standing: BillStanding): void {
  if (standing.group?.isThere === false) throw billRefusal("GROUP_NOT_FOUND", "groupId");
  if (standing.group?.isMember === false) throw billRefusal("NOT_A_MEMBER", "groupId");
  const refuse = (code: CreateBillSplitErrorCode, isWrong: (person: GlobalId) => boolean) => {
    const index = people.findIndex(({ person }) => person !== creator && isWrong(person));
    if (index >= 0) throw billRefusal(code, "people", index);
  };
  refuse("USER_NOT_FOUND", (person) => standing.people.get(person)?.isThere !== true);
  const unfit = group === null ? "NOT_FRIENDS" : "PERSON_NOT_A_MEMBER";
  refuse(unfit, (person) => standing.people.get(person)?.mayOwe !== true);
}

const hashOfOrder = ({ totalMinor, currency, method, group, people }: BillOrder, title: string): string =>
  hashOf([
    ...["createBillSplit", title, totalMinor, currency, method, group],
    ...people.flatMap(({ person, weight, amountMinor }) => [
      ...[person, weight === null ? null : `${weight}`, amountMinor],
    ]),
  ]);
