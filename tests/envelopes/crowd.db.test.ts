import { idOfName } from "@kith/kit/global-id.ts";
import type { CommandStartedEvent } from "mongodb";
import { describe, expect, it } from "vitest";
import { ENVELOPE_CHECKS } from "../../scripts/check-data/envelope-checks.ts";
import { LEDGER_CHECKS } from "../../scripts/check-data/ledger-checks.ts";
import type { Stores } from "../../scripts/database/stores.ts";
import { LIFETIME_MS } from "../../subgraphs/commerce/src/envelopes/model.ts";
import { cast, castId, GROUP_ID } from "../cast.ts";
import { envelopesOn, sendEnvelope } from "../give-envelope.ts";
import { violations } from "../invariants.ts";
import { outcomeOf } from "../races.ts";
import type { TestStores } from "../stores.ts";
import { twoProcesses } from "../two-processes.ts";

const PEOPLE = 1_000;
const SHARES = 100;
const people = Array.from({ length: PEOPLE }, (_, index) =>
  idOfName("user", `crowd of envelopes ${index}`, 0),
);
const toGroup = { sender: castId("dan"), group: GROUP_ID, amountMinor: 1_000n, shareCount: SHARES };

let stores: TestStores;
let others: Stores;
twoProcesses(async (opened) => {
  ({ stores, others } = opened);
  await cast(stores);
});

/** The commands that acts send to the database. */
async function commandsOf(act: () => Promise<unknown>): Promise<string[]> {
  const { commerce } = stores.clients;
  const names: string[] = [];
  const note = ({ commandName }: CommandStartedEvent) => void names.push(commandName);
  commerce.on("commandStarted", note);
  await act();
  commerce.off("commandStarted", note);
  return names;
}

const tally = (outcomes: readonly string[]) => ({
  done: outcomes.filter((outcome) => outcome === "done").length,
  empty: outcomes.filter((outcome) => outcome === "ENVELOPE_EMPTY").length,
});

describe("a thousand people at an envelope of a hundred shares", () => {
  it("are all answered, a hundred of them with a share, in a few commands for all of them", async () => {
    const services = envelopesOn(stores);
    const { _id } = await sendEnvelope(services, toGroup);
    let outcomes: string[] = [];

    const commands = await commandsOf(async () => {
      outcomes = await Promise.all(people.map((person) => outcomeOf(services.claim(_id, person))));
    });

    expect(tally(outcomes)).toEqual({ done: SHARES, empty: PEOPLE - SHARES });
    // Two looks of up to 500 each; then what is there twice, what changes twice, the event, the commit.
    expect(commands).toEqual([
      ...["aggregate", "aggregate", "aggregate", "aggregate"],
      ...["bulkWrite", "bulkWrite", "insert", "commitTransaction"],
    ]);
    expect(await violations(stores, [...LEDGER_CHECKS, ...ENVELOPE_CHECKS])).toEqual([]);
  });

  it("get a hundred shares from two processes that know nothing of each other", async () => {
    const processes = [envelopesOn(stores), envelopesOn(others)] as const;
    const { _id } = await sendEnvelope(processes[0], toGroup);

    const outcomes = await Promise.all(
      people.map((person, index) => outcomeOf(processes[index % 2 === 0 ? 0 : 1].claim(_id, person))),
    );

    expect(tally(outcomes)).toEqual({ done: SHARES, empty: PEOPLE - SHARES });
    expect(await violations(stores, [...LEDGER_CHECKS, ...ENVELOPE_CHECKS])).toEqual([]);
  });
});

describe("a claim that gives nothing new", () => {
  const [first = "", second = "", third = ""] = people;

  it("costs one command: too late, after its time, claimed before, or not for whoever asks", async () => {
    const services = envelopesOn(stores);
    const empty = await sendEnvelope(services, { ...toGroup, shareCount: 1 });
    await services.claim(empty._id, first);
    const old = envelopesOn(stores, { now: () => new Date(Date.now() - LIFETIME_MS) });
    const expired = await sendEnvelope(old, toGroup);
    const rights = { isMember: async () => false, isHidden: async () => false };
    const elsewhere = envelopesOn(stores, { rights });
    const open = await sendEnvelope(services, toGroup);

    const costs = [
      await commandsOf(async () =>
        expect(await outcomeOf(services.claim(empty._id, second))).toBe("ENVELOPE_EMPTY"),
      ),
      await commandsOf(async () =>
        expect(await outcomeOf(envelopesOn(stores).claim(empty._id, third))).toBe("ENVELOPE_EMPTY"),
      ),
      await commandsOf(async () =>
        expect(await outcomeOf(services.claim(expired._id, first))).toBe("ENVELOPE_EXPIRED"),
      ),
      await commandsOf(async () => expect(await outcomeOf(services.claim(empty._id, first))).toBe("done")),
      await commandsOf(async () =>
        expect(await outcomeOf(elsewhere.claim(open._id, first))).toBe("ENVELOPE_NOT_FOUND"),
      ),
    ];

    expect(costs).toEqual(costs.map(() => ["aggregate"]));
  });
});
