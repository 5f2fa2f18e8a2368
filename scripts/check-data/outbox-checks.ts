import type { OutboxRow } from "@kith/kit/outbox/event.ts";
import type { Transfer } from "../../subgraphs/commerce/src/ledger/model.ts";
import type { Person } from "../../subgraphs/users/src/people/model.ts";
import { SUBGRAPH_NAMES } from "../schema-files.ts";
import type { Check } from "./check.ts";
import { batchesOf, rowByValue, rowsOf } from "./streams.ts";

const consumers: ReadonlySet<string> = new Set(SUBGRAPH_NAMES);

const toSomebody: Check = {
  rule: "an event waits for a service that exists",
  async *violations(databases) {
    for (const subgraph of SUBGRAPH_NAMES)
      for await (const { _id, to } of rowsOf<OutboxRow>(databases[subgraph], "outbox", {
        fields: ["_id", "to"],
      }))
        if (!consumers.has(to)) yield { about: `event ${_id} of ${subgraph}`, says: `is for ${to}` };
  },
};

/** By the waits between deliveries, more than an hour after the first refusal. */
const REFUSALS_MAX = 12;

const actedOn: Check = {
  rule: "an event is acted on within an hour of its first delivery",
  async *violations(databases) {
    for (const subgraph of SUBGRAPH_NAMES)
      for await (const { _id, to, type, failures } of rowsOf<OutboxRow>(databases[subgraph], "outbox", {
        filter: { failures: { $gte: REFUSALS_MAX } },
        fields: ["_id", "to", "type", "failures"],
      }))
        yield {
          about: `event ${_id} of ${subgraph}`,
          says: `(${type}) was refused ${failures} times by ${to}`,
        };
  },
};

const ofTransfers: Check = {
  rule: "an event of a transfer tells of one that was posted",
  async *violations({ commerce }) {
    const filter = { type: "transfer.posted" };
    for await (const batch of batchesOf(
      rowsOf<OutboxRow>(commerce, "outbox", { filter, fields: ["_id", "payload"] }),
    )) {
      const posted = await rowByValue<Transfer>(commerce, "transfers", {
        field: "_id",
        values: batch.map(({ payload }) => String(payload.transfer)),
        fields: ["postings", "postedAt"],
      });
      for (const { _id, payload } of batch)
        if (!tellsOf(payload, posted.get(String(payload.transfer))))
          yield { about: `event ${_id}`, says: "tells of a transfer that is not there" };
    }
  },
};

function tellsOf(
  { sender, recipient, postedAt }: OutboxRow["payload"],
  transfer: Transfer | undefined,
): boolean {
  const [posting] = transfer?.postings ?? [];
  return (
    posting?.debit.owner === sender &&
    posting?.credit.owner === recipient &&
    transfer?.postedAt.toISOString() === postedAt
  );
}

const ofPeople: Check = {
  rule: "an event of a person tells of a change that was made",
  async *violations({ users }) {
    const filter = { type: "person.changed" };
    const fields = ["_id", "payload"] as const;
    for await (const batch of batchesOf(rowsOf<OutboxRow>(users, "outbox", { filter, fields }))) {
      const people = await rowByValue<Person>(users, "people", {
        field: "_id",
        values: batch.map(({ payload }) => String(payload.person)),
        fields: ["listingVersion"],
      });
      for (const { _id, payload } of batch) {
        const version = people.get(String(payload.person))?.listingVersion ?? 0;
        if (version < Number(payload.version))
          yield { about: `event ${_id}`, says: "tells of a change that was not made" };
      }
    }
  },
};

const ofDeletedAccounts: Check = {
  rule: "an event of a deleted account tells of somebody who is gone",
  async *violations({ users }) {
    const filter = { type: "account.deleted" };
    const fields = ["_id", "payload"] as const;
    for await (const batch of batchesOf(rowsOf<OutboxRow>(users, "outbox", { filter, fields }))) {
      const values = batch.map(({ payload }) => String(payload.user));
      const people = await rowByValue<Person>(users, "people", { field: "_id", values, fields: [] });
      for (const { _id, payload } of batch)
        if (people.has(String(payload.user)))
          yield { about: `event ${_id}`, says: "tells that somebody is gone who is there" };
    }
  },
};

export const OUTBOX_CHECKS: readonly Check[] = [
  toSomebody,
  actedOn,
  ofTransfers,
  ofPeople,
  ofDeletedAccounts,
];
