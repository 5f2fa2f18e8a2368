import type { GlobalId } from "@kith/kit/global-id.ts";
import type { FeedHeadStore } from "./feed-head-store.ts";
import type { InboxPage } from "./model.ts";

export type FeedAttendance = ReturnType<typeof feedAttendance>;

const NOTED_EVERY_MS = 12 * 3_600_000;
const READERS_MAX = 100_000;
const READERS_PER_COMMAND_MAX = 1_000;

type Parts = { readonly feedHeads: Pick<FeedHeadStore, "noteReads">; readonly now: () => Date };

/**
 * Gathers in memory who reads their feed, to be written by the housekeeping: reading writes nothing. Who is lost with a
 * process is noted when they read again.
 */
export function feedAttendance({ feedHeads, now }: Parts) {
  let readers = new Set<GlobalId>();
  return {
    /** @param inbox Their inbox, null where they have none. */
    note(reader: GlobalId, inbox: Pick<InboxPage, "state" | "readAt"> | null): void {
      const isNoted =
        inbox !== null &&
        inbox.state !== "ENDING" &&
        now().getTime() - inbox.readAt.getTime() < NOTED_EVERY_MS;
      if (!isNoted && readers.size < READERS_MAX) readers.add(reader);
    },

    async flush(): Promise<void> {
      const noted = [...readers];
      readers = new Set();
      for (let from = 0; from < noted.length; from += READERS_PER_COMMAND_MAX)
        await feedHeads.noteReads(noted.slice(from, from + READERS_PER_COMMAND_MAX), now());
    },
  };
}
