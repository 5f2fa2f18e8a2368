type SpanPlace = { readonly traceId: string; readonly spanId: string; readonly traceFlags: number };

const TRACEPARENT =
  /^(?<version>[0-9a-f]{2})-(?<traceId>[0-9a-f]{32})-(?<spanId>[0-9a-f]{16})-(?<flags>[0-9a-f]{2})(?<rest>-.*)?$/;
const LENGTH_MAX = 512;
const SAMPLED = 1;

/**
 * What a header `traceparent` says; null when it says nothing.
 *
 * @see https://www.w3.org/TR/trace-context/#traceparent-header
 */
export function parseTraceparent(header: unknown): SpanPlace | null {
  if (typeof header !== "string" || header.length > LENGTH_MAX) return null;
  const { version, traceId = "", spanId = "", flags = "", rest } = TRACEPARENT.exec(header)?.groups ?? {};
  if (version === undefined || version === "ff" || (version === "00" && rest !== undefined)) return null;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return null;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & SAMPLED };
}

export const formatTraceparent = ({ traceId, spanId, traceFlags }: SpanPlace): string =>
  `00-${traceId}-${spanId}-${(traceFlags & SAMPLED).toString(16).padStart(2, "0")}`;
