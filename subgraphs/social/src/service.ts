import { connectDatabase } from "@kith/kit/database.ts";
import { heldRows } from "@kith/kit/held-rows.ts";
import { startHousekeeping } from "@kith/kit/housekeeping.ts";
import type { Service } from "@kith/kit/http-service.ts";
import { inboxOf, inboxStore } from "@kith/kit/outbox/inbox.ts";
import { BigIntScalar, DateTime } from "@kith/kit/scalars.ts";
import { readSdl } from "@kith/kit/sdl.ts";
import { serveSubgraph } from "@kith/kit/subgraph-service.ts";
import { closenessReactions } from "./closeness/reactions.ts";
import type { SocialSettings } from "./config.ts";
import { contextFor } from "./context.ts";
import { heldSources } from "./erasure/held-sources.ts";
import { erasureReactions } from "./erasure/reactions.ts";
import { askListings, listingReactions } from "./friendships/listings.ts";
import { requestEvents } from "./requests/request-events.ts";
import { Comment } from "./resolvers/comment.ts";
import { FriendConnection } from "./resolvers/friend-connection.ts";
import { FriendRequest } from "./resolvers/friend-request.ts";
import { LifeAccount } from "./resolvers/life-account.ts";
import { LifeAccountMutation } from "./resolvers/life-account-mutation.ts";
import { LifeAccountQuery } from "./resolvers/life-account-query.ts";
import { LifeAccountUser } from "./resolvers/life-account-user.ts";
import { LifeCircleMutation } from "./resolvers/life-circle-mutation.ts";
import { LifeCircleUser } from "./resolvers/life-circle-user.ts";
import { Mutation } from "./resolvers/mutation.ts";
import { PersonPair } from "./resolvers/person-pair.ts";
import { PersonSuggestionEdge } from "./resolvers/person-suggestion-edge.ts";
import { Post } from "./resolvers/post.ts";
import { PostAuthor } from "./resolvers/post-author.ts";
import { Query } from "./resolvers/query.ts";
import { Subscription } from "./resolvers/subscription.ts";
import { User } from "./resolvers/user.ts";
import { socialServices } from "./services.ts";
import { ensureSocialIndexes, socialStores } from "./stores.ts";

/** Starts the social subgraph: the friend graph, the life circle and life accounts. */
export async function startSocial(settings: SocialSettings): Promise<Service> {
  const { client, db } = await connectDatabase({ subgraph: "social", ...settings });
  const stores = socialStores(db);
  const inbox = inboxStore(db);
  await Promise.all([ensureSocialIndexes(stores), inbox.ensureIndexes()]);

  const now = () => new Date();
  const { viewerKey, usersUrl, groupsUrl } = settings;
  const peers = {
    users: { name: "users", url: usersUrl, viewerKey },
    groups: { name: "groups", url: groupsUrl, viewerKey },
  };
  const services = socialServices({ client, ...stores, listingsOf: askListings(peers.users), now });
  const reactions = {
    ...closenessReactions({ ...services, now }),
    ...listingReactions(stores),
    ...erasureReactions(services.erasePerson),
  };
  const warn = (error: unknown, message: string) => console.error(`social: ${message}:`, error);
  const housekeeping = startHousekeeping({ upkeep: services.upkeep, warn });
  const asked = stores.requests.sentChanges(warn);
  return serveSubgraph(
    {
      name: "social",
      sdl: readSdl("social"),
      resolvers: {
        Query: { ...Query, ...LifeAccountQuery },
        Mutation: { ...Mutation, ...LifeCircleMutation, ...LifeAccountMutation },
        Subscription,
        User: { ...User, ...LifeCircleUser, ...LifeAccountUser },
        FriendConnection,
        FriendRequest,
        PersonPair,
        PersonSuggestionEdge,
        Post,
        PostAuthor,
        Comment,
        LifeAccount,
        BigInt: BigIntScalar,
        DateTime,
      },
      contextFor: contextFor({
        ...{ stores, services, peers, now },
        heldOf: heldRows(heldSources(db)),
        requestEvents: requestEvents({ ...stores, asked, now }),
      }),
      inbox: inboxOf({ client, inbox, reactions }),
      checkReady: async () => void (await db.command({ ping: 1 })),
      async close() {
        await housekeeping.close();
        await asked.close();
        await services.flushViews();
        await services.feedAttendance.flush();
        await client.close();
      },
    },
    settings,
  );
}
