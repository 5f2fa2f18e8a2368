import { randomUUID } from "node:crypto";
import { type GlobalId, idOfName } from "@kith/kit/global-id.ts";
import type { Stores } from "../../scripts/database/stores.ts";
import type { EnvelopeServices } from "../../subgraphs/commerce/src/envelopes/services.ts";
import { accountIdOf, balanceOf, walletOf } from "../../subgraphs/commerce/src/ledger/model.ts";
import { transferService } from "../../subgraphs/commerce/src/transfers/transfer-service.ts";
import { GROUP_ID } from "../cast.ts";
import { envelopesOn } from "../give-envelope.ts";
import { BEGINNING_MINOR, type Model, PEOPLE, type Sending } from "./model.ts";

/** Envelopes under test, in one process or several, with a clock and with rights that the model decides. */
export type Subject = {
  readonly processes: readonly EnvelopeServices[];
  readonly stores: Stores;
  readonly people: readonly GlobalId[];
  send(sending: Sending, key: string): Promise<string>;
  /** What each person has. */
  standings(): Promise<readonly bigint[]>;
};

/** @param on One process for each. */
export async function subjectOn(on: readonly Stores[], model: Model): Promise<Subject> {
  const [stores] = on;
  if (stores === undefined) throw new Error("there is no process");
  const run = randomUUID();
  const people = Array.from({ length: PEOPLE }, (_, number) => idOfName("user", `${run} ${number}`, 0));
  const now = () => new Date(model.nowMs);
  const numberOf = (person: GlobalId) => people.indexOf(person);
  const rights = {
    isMember: async (_group: GlobalId, person: GlobalId) => model.members.has(numberOf(person)),
    isHidden: async (one: GlobalId, other: GlobalId) =>
      model.blocks.has(`${numberOf(one)}:${numberOf(other)}`) ||
      model.blocks.has(`${numberOf(other)}:${numberOf(one)}`),
  };
  const processes = on.map((own) => envelopesOn(own, { rights, now }));
  const funding = people.map((recipient) => ({
    ...{ recipient, amountMinor: BEGINNING_MINOR, currency: "CNY" as const, idempotencyKey: randomUUID() },
  }));
  await transferService({ ...stores, now }).fund(funding);

  return {
    ...{ processes, stores, people },
    async send({ from, to, ...what }, idempotencyKey) {
      const sent = await processes[0]?.send(
        {
          ...{ ...what, sender: people[from] ?? "", cover: null, currency: "CNY", idempotencyKey },
          ...{
            recipient: to === "group" ? null : (people[to] ?? ""),
            group: to === "group" ? GROUP_ID : null,
          },
        },
        async () => ({ failure: null, isSenderVerified: true }),
      );
      return sent?._id ?? "";
    },
    async standings() {
      const ids = people.map((person) => accountIdOf(walletOf(person, "CNY")));
      const accounts = await stores.accounts.findByIds(ids);
      const balances = new Map(accounts.map((account) => [account._id, balanceOf(account)]));
      return ids.map((id) => balances.get(id) ?? 0n);
    },
  };
}
