import { ApiError } from "@kith/kit/api-error.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { BlockStore } from "./block-store.ts";

const HIDDEN_MAX = 20_000;

export type Visibility = ReturnType<typeof visibilityFor>;

type Hidden = {
  /** Whom the viewer has blocked, and who has blocked the viewer. */
  readonly all: ReadonlySet<GlobalId>;
  readonly byViewer: ReadonlySet<GlobalId>;
};

const NOBODY: Hidden = { all: new Set(), byViewer: new Set() };

/**
 * The one home of the rule that a block hides both ways: who may be shown to the viewer. New for each request, which it
 * costs one command, whatever is asked and of how many.
 *
 * @throws ApiError FORBIDDEN from every answer when more than 20,000 blocks hide others: rather nobody than the wrong one.
 */
export function visibilityFor(blocks: Pick<BlockStore, "findAround">, viewerId: GlobalId | null) {
  let read: Promise<Hidden> | undefined;
  const hidden = (): Promise<Hidden> => {
    read ??= viewerId === null ? Promise.resolve(NOBODY) : hiddenFrom(viewerId, blocks);
    return read;
  };

  return {
    isHidden: async (person: GlobalId): Promise<boolean> => (await hidden()).all.has(person),

    isBlockedByViewer: async (person: GlobalId): Promise<boolean> => (await hidden()).byViewer.has(person),

    /** Everybody who is hidden, for subgraphs that leave them out of lists of their own: at most 20,000. */
    hiddenIds: async (): Promise<GlobalId[]> => [...(await hidden()).all],

    /** Those of `people` who may be shown, in their order. */
    async shownOf(people: readonly GlobalId[]): Promise<GlobalId[]> {
      const { all } = await hidden();
      return people.filter((person) => !all.has(person));
    },

    /** A filter for rows whose `field` names somebody who may be shown: pages stay full, cursors name nobody hidden. */
    async filterOn(field: string): Promise<Record<string, object>> {
      const { all } = await hidden();
      return all.size === 0 ? {} : { [field]: { $nin: [...all] } };
    },
  };
}

async function hiddenFrom(viewer: GlobalId, blocks: Pick<BlockStore, "findAround">): Promise<Hidden> {
  const around = await blocks.findAround(viewer, HIDDEN_MAX + 1);
  if (around.length > HIDDEN_MAX)
    throw new ApiError("FORBIDDEN", `More than ${HIDDEN_MAX} blocks hide people from you: write to support.`);
  const own = around.filter(({ blocker }) => blocker === viewer);
  return {
    all: new Set(around.map(({ blocker, blocked }) => (blocker === viewer ? blocked : blocker))),
    byViewer: new Set(own.map(({ blocked }) => blocked)),
  };
}
