import { isIdOf } from "@kith/kit/global-id.ts";
import { PEER_SCOPE } from "@kith/kit/viewer-header.ts";
import { USER_PREFIX } from "../friendships/model.ts";
import type { PersonPairResolvers } from "../generated/schema.types.ts";

export const PersonPair: PersonPairResolvers = {
  __resolveReference({ id }, { scopes }) {
    const people = id.split(":");
    const isPair = people.length === 2 && people.every((person) => isIdOf(USER_PREFIX, person));
    return isPair && scopes.includes(PEER_SCOPE) ? { id } : null;
  },

  async isHidden({ id }, _args, { loaders }) {
    const [one = "", other = ""] = id.split(":");
    const found = await loaders.blockById.loadMany([`${one}:${other}`, `${other}:${one}`]);
    return found.some((block) => {
      if (block instanceof Error) throw block;
      return block !== null;
    });
  },
};
