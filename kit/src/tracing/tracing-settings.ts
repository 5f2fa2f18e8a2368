import type { SettingsReader } from "../config.ts";

/** Where traces go, and how many. */
export type TracingSettings = {
  /** A collector that takes OTLP over HTTP, without the path. */
  readonly endpoint: string;
  /** Of the requests whose trace begins here. */
  readonly percent: number;
};

const PERCENT_MAX = 100;

/** @returns Null when no traces are wanted. */
export function readTracingSettings(reader: SettingsReader): TracingSettings | null {
  const endpoint = reader.url("OTEL_EXPORTER_OTLP_ENDPOINT", "");
  const percent = reader.count("KITH_TRACES_PERCENT", PERCENT_MAX, { min: 0, max: PERCENT_MAX });
  return endpoint === "" ? null : { endpoint, percent };
}
