import type { ApolloServerPlugin } from "@apollo/server";
import type { Viewer } from "./viewer-header.ts";

/**
 * Gives every root field of a mutation a context of its own. They run one after the other, and what loaders hold from the
 * one before was read before the next one wrote.
 */
export const freshMutations = <Context extends object>(
  contextFor: (viewer: Viewer) => Context,
): ApolloServerPlugin<{ readonly viewer: Viewer } & Context> => ({
  async requestDidStart() {
    return {
      async executionDidStart({ operation }) {
        if (operation.operation !== "mutation") return;
        return {
          willResolveField({ info, contextValue }) {
            if (info.parentType !== info.schema.getMutationType()) return;
            Object.assign(contextValue, contextFor(contextValue.viewer));
          },
        };
      },
    };
  },
});
