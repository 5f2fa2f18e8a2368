import type { GroupKeepers, KeeperAct } from "../../subgraphs/commerce/src/group-accounts/model.ts";
import { KEEPERS_MAX } from "../../subgraphs/commerce/src/group-accounts/model.ts";
import type { Spending } from "../../subgraphs/commerce/src/group-accounts/spending.ts";
import type { Pending, Transfer } from "../../subgraphs/commerce/src/ledger/model.ts";
import type { Check } from "./check.ts";
import { batchesOf, meet, rowByValue, rowsOf, snapshotOf } from "./streams.ts";

const OUT_OF_GROUPS = { "postings.debit.kind": "GROUP_WALLET" } as const;

/** What differs between a spending and the transfer that it names. */
function mistakeIn(spending: Spending | null, transfer: Transfer | null): string | null {
  if (spending === null) return "took money from a group's wallet, and no keeper asked for it";
  const [posting, ...others] = transfer?.postings ?? [];
  if (posting === undefined) return `was asked for by ${spending._id} and is not there`;
  const isAlike =
    others.length === 0 &&
    posting.debit.owner === spending.group &&
    posting.credit.owner === spending.recipient &&
    BigInt(posting.amountMinor) === BigInt(spending.amountMinor);
  return isAlike ? null : `does not move what ${spending._id} says`;
}

const spendings: Check = {
  rule: "what left a group's wallet, or was set aside there, is what a keeper asked for, and the other way round",
  async *violations({ commerce }) {
    await using session = snapshotOf(commerce);
    const fields = ["_id", "group", "recipient", "amountMinor", "transfer", "postedBy"] as const;
    const byTransfer = [
      { field: "transfer", filter: {}, phases: ["SINGLE", "PENDING"] },
      { field: "postedBy", filter: { postedBy: { $type: "string" } }, phases: ["SINGLE", "POST"] },
    ] as const;
    for (const { field, filter, phases } of byTransfer) {
      const asked = rowsOf<Spending>(commerce, "groupSpendings", {
        ...{ filter, sort: { [field]: 1 }, session, fields },
      });
      const moved = rowsOf<Transfer>(commerce, "transfers", {
        ...{ filter: { ...OUT_OF_GROUPS, phase: { $in: phases } }, session },
        fields: ["_id", "postings"],
      });
      const keys = { left: (one: Spending) => one[field] ?? "", right: ({ _id }: Transfer) => _id };
      for await (const { key, left, right } of meet(asked, moved, keys)) {
        const says = mistakeIn(left, right);
        if (says !== null) yield { about: `transfer ${key}`, says };
      }
    }
  },
};

const ENDS: Readonly<Record<Spending["status"], readonly Pending["status"][]>> = {
  PROPOSED: ["PENDING", "EXPIRED"],
  POSTED: ["POSTED"],
  REJECTED: ["VOIDED"],
  WITHDRAWN: ["VOIDED"],
};

const proposals: Check = {
  rule: "a proposal to spend is as far as what was set aside for it",
  async *violations({ commerce }) {
    await using session = snapshotOf(commerce);
    const asked = rowsOf<Spending>(commerce, "groupSpendings", {
      ...{ filter: { expiresAt: { $type: "date" } }, sort: { transfer: 1 }, session },
      fields: ["_id", "status", "transfer", "postedBy"],
    });
    const held = rowsOf<Pending>(commerce, "pendings", {
      ...{ filter: OUT_OF_GROUPS, session, fields: ["_id", "status", "resolvedBy"] },
    });
    const keys = { left: ({ transfer }: Spending) => transfer, right: ({ _id }: Pending) => _id };
    for await (const { left, right } of meet(asked, held, keys)) {
      // What only one of them has is told by the rule above, or by the ledger's own.
      if (left === null || right === null) continue;
      const isAlike =
        ENDS[left.status].includes(right.status) &&
        (left.status !== "POSTED" || left.postedBy === right.resolvedBy);
      if (!isAlike)
        yield {
          about: `spending ${left._id}`,
          says: `is ${left.status}, and what it set aside ${right.status}`,
        };
    }
  },
};

type Named = { readonly act: string | null; readonly user: string | null };

const namings: Check = {
  rule: "whoever spends from a group's wallet was named keeper, and two different ones agree where one is not enough",
  async *violations({ commerce }) {
    const rows = rowsOf<Spending>(commerce, "groupSpendings", {
      fields: [
        ...(["_id", "group", "keeper", "appointment", "recipient", "status"] as const),
        ...(["endedBy", "approval", "expiresAt"] as const),
      ],
    });
    for await (const batch of batchesOf(rows)) {
      const values = batch.flatMap(({ appointment, approval }) => [appointment, approval ?? appointment]);
      const acts = await rowByValue<KeeperAct>(commerce, "keeperActs", {
        ...{ field: "_id", values, fields: ["group", "user", "act"] },
      });
      for (const spending of batch) {
        const isNamed = ({ act, user }: Named): boolean => {
          const found = acts.get(act ?? "");
          return found?.act === "APPOINTED" && found.group === spending.group && found.user === user;
        };
        const says = mistakeInNaming(spending, isNamed);
        if (says !== null) yield { about: `spending ${spending._id}`, says };
      }
    }
  },
};

function mistakeInNaming(spending: Spending, isNamed: (named: Named) => boolean): string | null {
  const { keeper, appointment, recipient, status, endedBy, approval, expiresAt } = spending;
  if (!isNamed({ act: appointment, user: keeper }))
    return `is by ${keeper}, who was not named by ${appointment}`;
  const isAlone = (expiresAt ?? null) === null;
  if (isAlone) return keeper === recipient ? `is by ${keeper} alone, who got it` : null;
  if (status !== "POSTED") return null;
  if (endedBy === keeper) return `was proposed and agreed to by ${keeper}`;
  return isNamed({ act: approval, user: endedBy })
    ? null
    : `was agreed to by ${endedBy}, who was not named by ${approval}`;
}

const keepers: Check = {
  rule: "a group's keepers are those who were named and not dismissed since, at most ten",
  async *violations({ commerce }) {
    await using session = snapshotOf(commerce);
    const acts = rowsOf<KeeperAct>(commerce, "keeperActs", {
      ...{ sort: { group: 1, _id: -1 }, session, fields: ["_id", "group", "user", "act"] },
    });
    const rows = rowsOf<GroupKeepers>(commerce, "groupKeepers", { session, fields: ["_id", "keepers"] });
    const keys = { left: ({ group }: Naming) => group, right: ({ _id }: GroupKeepers) => _id };
    for await (const { key, left, right } of meet(namingsOf(acts), rows, keys)) {
      const about = `the keepers of ${key}`;
      const are = (right?.keepers ?? []).map(({ appointment }) => appointment).sort();
      const ought = [...(left?.appointments ?? [])].sort();
      if (are.join() !== ought.join()) yield { about, says: `are by ${are}, and ought to be by ${ought}` };
      if (are.length > KEEPERS_MAX) yield { about, says: `are ${are.length}` };
    }
  },
};

/** The acts by which those are keepers who ought to be. */
type Naming = { readonly group: string; readonly appointments: string[] };

/** @param acts Group by group, the last first. What is held is of one group. */
async function* namingsOf(acts: AsyncIterable<KeeperAct>): AsyncGenerator<Naming> {
  let naming = null as Naming | null;
  let seen = new Set<string>();
  for await (const { _id, group, user, act } of acts) {
    if (naming?.group !== group) {
      if (naming !== null) yield naming;
      naming = { group, appointments: [] };
      seen = new Set();
    }
    if (!seen.has(user) && act === "APPOINTED") naming.appointments.push(_id);
    seen.add(user);
  }
  if (naming !== null) yield naming;
}

/** What holds of the wallets of groups. */
export const GROUP_ACCOUNT_CHECKS: readonly Check[] = [spendings, proposals, namings, keepers];
