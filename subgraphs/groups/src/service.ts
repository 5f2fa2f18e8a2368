import { connectDatabase } from "@kith/kit/database.ts";
import { heldRows } from "@kith/kit/held-rows.ts";
import type { Service } from "@kith/kit/http-service.ts";
import { inboxOf, inboxStore } from "@kith/kit/outbox/inbox.ts";
import { DateTime } from "@kith/kit/scalars.ts";
import { readSdl } from "@kith/kit/sdl.ts";
import { serveSubgraph } from "@kith/kit/subgraph-service.ts";
import type { GroupsSettings } from "./config.ts";
import { contextFor } from "./context.ts";
import { heldSources } from "./erasure/held-sources.ts";
import { erasureReactions } from "./erasure/reactions.ts";
import { groupStore } from "./groups/group-store.ts";
import { membershipService } from "./memberships/membership-service.ts";
import { membershipStore } from "./memberships/membership-store.ts";
import { Group } from "./resolvers/group.ts";
import { GroupMembership } from "./resolvers/group-membership.ts";
import { Mutation } from "./resolvers/mutation.ts";
import { Query } from "./resolvers/query.ts";
import { SuggestionReason } from "./resolvers/suggestion-reason.ts";
import { User } from "./resolvers/user.ts";

/** Starts the groups subgraph: communities and their members. */
export async function startGroups(settings: GroupsSettings): Promise<Service> {
  const { client, db } = await connectDatabase({ subgraph: "groups", ...settings });
  const stores = { groups: groupStore(db), memberships: membershipStore(db) };
  await Promise.all([stores.groups.ensureIndexes(), stores.memberships.ensureIndexes()]);

  const service = membershipService({ client, ...stores, now: () => new Date() });
  const inbox = inboxStore(db);
  await inbox.ensureIndexes();
  const social = { name: "social", url: settings.socialUrl, viewerKey: settings.viewerKey };
  return serveSubgraph(
    {
      name: "groups",
      sdl: readSdl("groups"),
      resolvers: { Query, Mutation, Group, GroupMembership, User, SuggestionReason, DateTime },
      contextFor: contextFor({ ...stores, service, social, heldOf: heldRows(heldSources(db)) }),
      inbox: inboxOf({ client, inbox, reactions: erasureReactions(service) }),
      checkReady: async () => void (await db.command({ ping: 1 })),
      close: () => client.close(),
    },
    settings,
  );
}
