import type { GlobalId } from "@kith/kit/global-id.ts";
import type { DataExportStatus } from "../generated/schema.types.ts";

export const EXPORT_PREFIX = "export";
export const EXPORTS_PER_DAY_MAX = 3;
/** How many are shown of a person. */
export const EXPORTS_SHOWN_MAX = 10;
/** How long a file can be fetched. */
export const FILE_KEPT_MS = 7 * 86_400_000;
/** How long it is known that there was one. */
export const EXPORT_KEPT_MS = 30 * 86_400_000;
/** More than anybody comes to in that time. */
export const EXPORTS_KEPT_MAX = 200;
/** Nobody else works on an export that was begun so recently. */
export const LEASE_MS = 5 * 60_000;
export const TRIES_MAX = 10;

/** A person's wish for a copy of what is held of them, as stored. */
export type DataExport = {
  readonly _id: GlobalId;
  readonly user: GlobalId;
  readonly status: DataExportStatus;
  readonly requestedAt: Date;
  readonly readyAt: Date | null;
  readonly sizeBytes: number;
  /** How often it was begun. */
  readonly tries: number;
  /** Until when somebody works on it. */
  readonly leasedUntil: Date;
  /** When the database may drop it. */
  readonly dropsAt: Date;
};

/** A page of what one subgraph holds: a piece of the file. */
export type DataExportPart = {
  readonly export: GlobalId;
  /** 0, 1, 2, … within the export. */
  readonly number: number;
  /** `<subgraph>.<what the rows are>` */
  readonly source: string;
  /** Each a JSON object. */
  readonly rows: readonly string[];
  readonly dropsAt: Date;
};
