import type { SettingsReader } from "@kith/kit/config.ts";
import { readTracingSettings, type TracingSettings } from "@kith/kit/tracing/tracing-settings.ts";
import { READY_NEEDS, type ReadyNeeds } from "./readiness.ts";

/** What operators want of a gateway. */
export type OperationsSettings = {
  /** Where metrics and the whole of `/ready` are served; null: nowhere. */
  readonly port: number | null;
  /** How long everything goes on after the end was announced. */
  readonly drainMs: number;
  /** How many subgraphs must be ready so that `/ready` says 200: one, unless said. */
  readonly readyNeeds?: ReadyNeeds;
  /** Null: nothing is traced. */
  readonly tracing: TracingSettings | null;
};

/** A gateway that nobody operates, such as those of tests. */
export const UNOPERATED: OperationsSettings = { port: null, drainMs: 0, tracing: null };

const DRAIN_MAX_MS = 60_000;
const PORT_MAX = 65_535;

/** @param isDevelopment Nobody waits for the end of a gateway there. */
export function readOperationsSettings(
  reader: SettingsReader,
  { isDevelopment }: { readonly isDevelopment: boolean },
): OperationsSettings {
  const port = reader.count("KITH_OPERATIONS_PORT", 0, { min: 0, max: PORT_MAX });
  return {
    port: port === 0 ? null : port,
    drainMs: reader.count("KITH_DRAIN_MS", isDevelopment ? 0 : 3_000, { min: 0, max: DRAIN_MAX_MS }),
    readyNeeds: reader.oneOf("KITH_READY_NEEDS", READY_NEEDS, "all"),
    tracing: readTracingSettings(reader),
  };
}
