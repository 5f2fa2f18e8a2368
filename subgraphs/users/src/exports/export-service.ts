import { type GlobalId, newId } from "@kith/kit/global-id.ts";
import type { HeldPage } from "@kith/kit/held-rows.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import type { ExportMyDataErrorCode } from "../generated/schema.types.ts";
import type { ExportPartStore } from "./export-part-store.ts";
import type { ExportStore } from "./export-store.ts";
import {
  type DataExport,
  EXPORT_KEPT_MS,
  EXPORT_PREFIX,
  EXPORTS_PER_DAY_MAX,
  FILE_KEPT_MS,
  LEASE_MS,
  TRIES_MAX,
} from "./model.ts";

export type ExportService = ReturnType<typeof exportService>;

/** Asks one subgraph for a page of what it holds of a person. */
export type AskHeld = (user: GlobalId, after: string | null) => Promise<HeldPage>;

type Parts = {
  readonly exports: ExportStore;
  readonly exportParts: ExportPartStore;
  /** By the name of the subgraph, in the order of the file. */
  readonly askBySubgraph: Readonly<Record<string, AskHeld>>;
  readonly now: () => Date;
  readonly warn: (error: unknown, message: string) => void;
};

const DAY_MS = 86_400_000;
/** Some million rows: more than any person has. */
const PARTS_MAX = 20_000;
const EXPORTS_PER_ROUND_MAX = 10;
/** So many come together well within a lease. */
const PARTS_PER_LEASE = 50;

/** The rules by which people get a copy of what is held of them. */
export function exportService({ exports, exportParts, askBySubgraph, now, warn }: Parts) {
  let underWay: Promise<unknown> = Promise.resolve();

  async function gather(wish: DataExport): Promise<number> {
    const { _id, user } = wish;
    await exportParts.removeAll([_id]);
    const dropsAt = new Date(now().getTime() + FILE_KEPT_MS + DAY_MS);
    let number = 0;
    let sizeBytes = 0;
    for (const [subgraph, ask] of Object.entries(askBySubgraph)) {
      let after: string | null = null;
      do {
        const page: HeldPage = await ask(user, after);
        const isOurs = number % PARTS_PER_LEASE !== 0 || (await exports.renew(wish, leaseFrom(now())));
        if (!isOurs) throw new Error(`${_id} is made by somebody else, or by nobody any more`);
        if (number >= PARTS_MAX) throw new Error(`${_id} has more than ${PARTS_MAX} parts`);
        const source = `${subgraph}.${page.source}`;
        if (page.rows.length > 0)
          await exportParts.add({ export: _id, number: number++, source, rows: page.rows, dropsAt });
        sizeBytes += page.rows.reduce((sum, row) => sum + Buffer.byteLength(row), 0);
        after = page.next;
      } while (after !== null);
    }
    return sizeBytes;
  }

  /** Makes exports that wait: what a process left half done is begun again when its lease is over. */
  async function makeWaiting(): Promise<void> {
    for (let made = 0; made < EXPORTS_PER_ROUND_MAX; made += 1) {
      const at = now();
      const wish = await exports.take(at, leaseFrom(at));
      if (wish === null) return;
      try {
        const sizeBytes = await gather(wish);
        await exports.end(wish, { status: "READY", readyAt: now(), sizeBytes });
      } catch (error) {
        warn(error, `export ${wish._id} could not be made and is tried again`);
        if (wish.tries >= TRIES_MAX) await exports.end(wish, { status: "FAILED" });
      }
    }
  }

  const makeInTurn = (): Promise<void> => {
    const made = underWay.then(makeWaiting);
    underWay = made.catch(() => {});
    return made;
  };

  return {
    /** Has a file made, and does not wait for it. @throws Refusal<ExportMyDataErrorCode> */
    async request(user: GlobalId): Promise<DataExport> {
      const requestedAt = now();
      if ((await exports.countSince(user, new Date(requestedAt.getTime() - DAY_MS))) >= EXPORTS_PER_DAY_MAX)
        throw refusal("TOO_MANY_EXPORTS", `You have asked ${EXPORTS_PER_DAY_MAX} times within a day.`);
      const wish: DataExport = {
        ...{ _id: newId(EXPORT_PREFIX), user, status: "PENDING", requestedAt, readyAt: null },
        ...{ sizeBytes: 0, tries: 0, leasedUntil: requestedAt },
        dropsAt: new Date(requestedAt.getTime() + EXPORT_KEPT_MS),
      };
      if (!(await exports.add(wish))) throw refusal("ALREADY_PENDING", "Your data is being gathered.");
      // Nobody waits for this promise; what it does not do, the next round does.
      void makeInTurn().catch((error: unknown) => warn(error, "exports wait"));
      return wish;
    },

    makeWaiting: makeInTurn,

    /** Resolves when nothing is being made here any more. */
    settle: async (): Promise<void> => void (await underWay),
  };
}

const leaseFrom = (at: Date): Date => new Date(at.getTime() + LEASE_MS);

const refusal = (code: ExportMyDataErrorCode, message: string) => new Refusal(code, message);
