import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Keyset } from "@kith/kit/keyset.ts";

export const BLOCKS_MAX = 2_000;

/** One person's wish to have nothing to do with another, as stored. */
export type Block = {
  /** `<blocker>:<blocked>` */
  readonly _id: string;
  readonly blocker: GlobalId;
  readonly blocked: GlobalId;
  /** Both of them: a block hides either from the other. */
  readonly people: readonly [GlobalId, GlobalId];
  readonly blockedAt: Date;
};

/** The order of somebody's blocks: the newest first. */
export const BLOCKS_KEYSET: Keyset = [
  { field: "blockedAt", direction: -1, kind: "date" },
  { field: "blocked", direction: 1, kind: "string" },
];

/** The id of a block. */
export const blockOf = (blocker: GlobalId, blocked: GlobalId): string => `${blocker}:${blocked}`;
