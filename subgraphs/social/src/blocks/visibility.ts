import { ApiError } from "@kith/kit/api-error.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { BlockStore } from "./block-store.ts";
import type { Block } from "./model.ts";

const HIDDEN_MAX = 20_000;

export type Visibility = ReturnType<typeof visibilityFor>;

/**
 * The one home of the rule that a block hides both ways: who may be shown to the viewer. New for each request, which it
 * costs one command, whatever is asked and of how many.
 *
 * @throws ApiError FORBIDDEN from every answer when more than 20,000 blocks hide others: rather nobody than the wrong one.
 */
export function visibilityFor(blocks: Pick<BlockStore, "findAround">, viewerId: GlobalId | null) {
  let read: Promise<readonly Block[]> | undefined;
  const around = (viewer: GlobalId) => (read ??= findAll(blocks, viewer));

  const hiddenIds = async (): Promise<ReadonlySet<GlobalId>> => {
    if (viewerId === null) return new Set();
    const all = await around(viewerId);
    return new Set(all.map(({ blocker, blocked }) => (blocker === viewerId ? blocked : blocker)));
  };

  return {
    isHidden: async (person: GlobalId) => (await hiddenIds()).has(person),

    isBlockedByViewer: async (person: GlobalId): Promise<boolean> =>
      viewerId !== null &&
      (await around(viewerId)).some(({ blocker, blocked }) => blocker === viewerId && blocked === person),

    /** Those of `people` who may be shown, in their order. */
    async shownOf(people: readonly GlobalId[]): Promise<GlobalId[]> {
      const hidden = await hiddenIds();
      return people.filter((person) => !hidden.has(person));
    },

    /** A filter for rows whose `field` names somebody who may be shown: pages stay full, cursors name nobody hidden. */
    async filterOn(field: string): Promise<Record<string, object>> {
      const hidden = await hiddenIds();
      return hidden.size === 0 ? {} : { [field]: { $nin: [...hidden] } };
    },
  };
}

async function findAll(blocks: Pick<BlockStore, "findAround">, viewer: GlobalId): Promise<readonly Block[]> {
  const all = await blocks.findAround(viewer, HIDDEN_MAX + 1);
  if (all.length > HIDDEN_MAX)
    throw new ApiError("FORBIDDEN", `More than ${HIDDEN_MAX} blocks hide people from you: write to support.`);
  return all;
}
