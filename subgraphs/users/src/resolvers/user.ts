import { connectionOf, pageRequestOf } from "@kith/kit/connection.ts";
import { isIdOf } from "@kith/kit/global-id.ts";
import { CONSENTS_KEYSET } from "../consents/model.ts";
import { isDeactivated } from "../deletions/model.ts";
import type { UserResolvers } from "../generated/schema.types.ts";
import { USER_PREFIX } from "../people/model.ts";
import { listingOf } from "../profiles/listing.ts";
import { visibilityOf } from "../profiles/visibility.ts";

export const User: UserResolvers = {
  __resolveReference: ({ id }, { loaders }) => (isIdOf(USER_PREFIX, id) ? loaders.personById.load(id) : null),

  id: ({ _id }) => _id,
  displayName: (person, _args, { sight }) => sight.part(person, "displayName"),
  avatarUrl: (person, _args, { sight }) => sight.part(person, "avatarUrl"),
  bio: (person, _args, { sight }) => sight.part(person, "bio"),
  city: (person, _args, { sight }) => sight.part(person, "city"),

  createdAt: (person, _args, { sight }) => sight.part(person, "createdAt"),

  async interests(person, _args, { sight }) {
    const interests = await sight.part(person, "interests");
    return interests && [...interests];
  },

  profileVisibility: (person, _args, { viewerId }) =>
    viewerId !== person._id
      ? null
      : {
          displayName: visibilityOf(person, "displayName"),
          avatarUrl: visibilityOf(person, "avatarUrl"),
          bio: visibilityOf(person, "bio"),
          city: visibilityOf(person, "city"),
          interests: visibilityOf(person, "interests"),
        },

  listing: listingOf,
  isDeactivated,
  deletion: (person, _args, { viewerId }) => (viewerId === person._id ? (person.deletion ?? null) : null),

  neighbourIds: (person, _args, { viewerId, neighbourIdsOf }) =>
    viewerId === person._id ? neighbourIdsOf(person) : null,

  dataExports: ({ _id }, _args, { viewerId, loaders }) =>
    viewerId === _id ? loaders.exportsOf.load(_id) : null,

  async consents({ _id }, args, { viewerId, loaders }) {
    if (viewerId !== _id) return null;
    const request = pageRequestOf(CONSENTS_KEYSET, args);
    const page = await loaders.consentsPage.load({ parent: _id, request });
    return connectionOf(page, request, { keyset: CONSENTS_KEYSET, nodeOf: (consent) => consent });
  },

  async isRealNameVerified({ _id }, _args, { viewerId, loaders }) {
    if (viewerId !== _id) return null;
    return (await loaders.verificationByUser.load(_id))?.status === "VERIFIED";
  },

  async realNameVerification({ _id }, _args, { viewerId, loaders, verificationService }) {
    if (viewerId !== _id) return null;
    return verificationService.shown(await loaders.verificationByUser.load(_id));
  },
};
