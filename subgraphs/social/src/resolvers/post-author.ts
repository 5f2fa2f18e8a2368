import type { PostAuthorResolvers } from "../generated/schema.types.ts";

export const PostAuthor: PostAuthorResolvers = {
  __resolveType: (author) => ("owner" in author ? "LifeAccount" : "User"),
};
