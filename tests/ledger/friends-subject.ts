import { randomUUID } from "node:crypto";
import { newId } from "@kith/kit/global-id.ts";
import type { Stores } from "../../scripts/database/stores.ts";
import { freezeService } from "../../subgraphs/commerce/src/freezes/freeze-service.ts";
import { expirePendings } from "../../subgraphs/commerce/src/ledger/expiry.ts";
import {
  accountIdOf,
  balanceOf,
  emptyAccount,
  heldOf,
  walletOf,
} from "../../subgraphs/commerce/src/ledger/model.ts";
import { requestIdOf } from "../../subgraphs/commerce/src/money-requests/model.ts";
import { moneyRequestService } from "../../subgraphs/commerce/src/money-requests/money-request-service.ts";
import { acceptanceService } from "../../subgraphs/commerce/src/transfers/acceptance-service.ts";
import { transferService } from "../../subgraphs/commerce/src/transfers/transfer-service.ts";
import { outcomeOf } from "../races.ts";
import { FUNDS_MINOR, type Order, type Outcome, PEOPLE } from "./friends-model.ts";

/** When the process that is asked dies: before its transaction is committed, or after it and before it answers. */
export type Death = "before" | "after" | null;

class Killed extends Error {}

/** How many of a run's people are anything to each other is the test's to say. */
export type Standing = { readonly areFriends: boolean };

/** Services on a database, which may die with each thing that is asked of them and are started anew then. */
export type Subject = ReturnType<typeof subjectOn>;

export const newPeople = (): readonly string[] => Array.from({ length: PEOPLE }, () => newId("user"));

/** @param clock The time of all services. */
export function subjectOn(stores: Stores, clock: { nowMs: number }, people = newPeople()) {
  const personOf = (number: number): string => people[number] ?? "";
  const now = () => new Date(clock.nowMs);
  const start = (death: Death = null) => {
    const ledger: Stores["ledger"] = { ...stores.ledger, transact: dyingOf(stores.ledger.transact, death) };
    const parts = { ...stores, ledger, now };
    return { ...transferService(parts), ...acceptanceService(parts), ...moneyRequestService(parts) };
  };
  let services = start();

  /** Asks whoever is there, or somebody who dies with it; then others take over. */
  const asking = async (
    death: Death,
    act: (asked: typeof services) => Promise<unknown>,
  ): Promise<Outcome> => {
    const asked = death === null ? services : start(death);
    try {
      return await outcomeOf(act(asked));
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      return "killed";
    } finally {
      if (death !== null) services = start();
    }
  };
  const orderOf = ({ amountMinor }: Order, idempotencyKey: string) => ({
    ...{ amountMinor, currency: "CNY" as const, note: "茶", idempotencyKey },
  });
  const standing = ({ areFriends }: Standing) => ({
    areFriends,
    isRecipientThere: true,
    isSenderVerified: false,
  });
  const isHidden = async () => false;

  return {
    personOf,
    key: () => randomUUID(),
    requestIdOf: (asker: number, key: string) => requestIdOf(personOf(asker), key),

    fund: () =>
      services.fund(
        people.map((recipient) => ({
          ...{ recipient, amountMinor: FUNDS_MINOR, currency: "CNY" as const, idempotencyKey: randomUUID() },
        })),
      ),

    /** @returns What came of it, and the id of the transfer if it was done. */
    async send(order: Order, key: string, { areFriends, death = null }: Standing & { death?: Death }) {
      let id = null as string | null;
      const outcome = await asking(death, async (asked) => {
        const wanted = { ...orderOf(order, key), sender: personOf(order.by), recipient: personOf(order.to) };
        id = (await asked.transferToFriend(wanted, async () => standing({ areFriends })))._id;
      });
      return { outcome, id };
    },

    accept: (transferId: string, by: number, death: Death = null) =>
      asking(death, (asked) =>
        asked.acceptTransfer({ transferId, recipient: personOf(by) }, async () => true),
      ),

    decline: (transferId: string, by: number, death: Death = null) =>
      asking(death, (asked) => asked.declineTransfer({ transferId, recipient: personOf(by) })),

    ask: (order: Order, key: string, { areFriends, death = null }: Standing & { death?: Death }) =>
      asking(death, (asked) =>
        asked.requestMoney(
          { ...orderOf(order, key), asker: personOf(order.by), payer: personOf(order.to) },
          async () => standing({ areFriends }),
        ),
      ),

    pay: (requestId: string, by: number, { areFriends, death = null }: Standing & { death?: Death }) =>
      asking(death, (asked) =>
        asked.payMoneyRequest({ requestId, person: personOf(by), isHidden }, async () =>
          standing({ areFriends }),
        ),
      ),

    refuse: (requestId: string, by: number) =>
      asking(null, (asked) => asked.declineMoneyRequest({ requestId, person: personOf(by), isHidden })),

    cancel: (requestId: string, by: number) =>
      asking(null, (asked) => asked.cancelMoneyRequest({ requestId, person: personOf(by), isHidden })),

    async setFrozen(number: number, isFrozen: boolean): Promise<void> {
      const act = { agent: newId("user"), person: personOf(number), reason: "查" };
      const freezes = freezeService({ ...stores, now });
      await (isFrozen ? freezes.freeze(act, async () => true) : freezes.unfreeze(act));
    },

    /** What the worker does. @returns How many it ended. */
    work: () => expirePendings({ ledger: stores.ledger, store: stores.ledgerRows }, now()),

    /** What everybody has, and what of it is set aside. */
    async standings(): Promise<readonly (readonly [hasMinor: bigint, heldMinor: bigint])[]> {
      const refs = people.map((person) => walletOf(person, "CNY"));
      const found = await stores.accounts.findByIds(refs.map(accountIdOf));
      const accountById = new Map(found.map((account) => [account._id, account]));
      return refs.map((ref) => {
        const account = accountById.get(accountIdOf(ref)) ?? emptyAccount(ref);
        return [balanceOf(account), heldOf(account)];
      });
    },
  };
}

const dyingOf =
  (transact: Stores["ledger"]["transact"], death: Death): Stores["ledger"]["transact"] =>
  async (act) => {
    const result = await transact(async (session) => {
      const done = await act(session);
      if (death === "before") throw new Killed();
      return done;
    });
    if (death === "after") throw new Killed();
    return result;
  };
