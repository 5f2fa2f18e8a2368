import type { Group } from "../../subgraphs/groups/src/groups/model.ts";
import { type Membership, placeIn } from "../../subgraphs/groups/src/memberships/model.ts";
import type { Check } from "./check.ts";
import { meet, rowsOf, runLengths } from "./streams.ts";

const counters: Check = {
  rule: "a group's member counter is the number of its members",
  async *violations({ groups: db }) {
    const sort = { group: 1, joinedAt: 1, user: 1 } as const;
    const members = rowsOf<Membership>(db, "memberships", { sort, fields: ["group"] });
    const groups = rowsOf<Group>(db, "groups", { fields: ["_id", "memberCount"] });
    const met = meet(
      runLengths(members, ({ group }) => group),
      groups,
      {
        left: ({ key }) => key,
        right: ({ _id }) => _id,
      },
    );
    for await (const { key: about, left, right } of met) {
      const length = left?.length ?? 0;
      if (right === null) yield { about, says: "has members and is not there" };
      else if (right.memberCount !== length)
        yield { about, says: `has memberCount ${right.memberCount} and ${length} members` };
    }
  },
};

const places: Check = {
  rule: "a membership has the id of its group and person: nobody is twice in a group",
  async *violations({ groups: db }) {
    const fields = ["_id", "group", "user"] as const;
    for await (const { _id, group, user } of rowsOf<Membership>(db, "memberships", { fields }))
      if (_id !== placeIn(group, user))
        yield { about: `membership ${_id}`, says: `is the one of ${user} in ${group}` };
  },
};

export const GROUP_CHECKS: readonly Check[] = [counters, places];
