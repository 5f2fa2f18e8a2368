import { createHash } from "node:crypto";
import type { Viewer } from "@kith/kit/viewer-header.ts";
import type { ForwardedHeaders } from "../../forwarded-headers.ts";
import { holderOf } from "../places.ts";

/** Headers that are another one with each request of the same client. */
const OF_A_REQUEST: ReadonlySet<string> = new Set([
  "baggage",
  "traceparent",
  "tracestate",
  "x-request-id",
  "x-correlation-id",
]);

/**
 * Whose a stream is. Where nobody is known: whoever asks from the same network with the same headers, as far as subgraphs get
 * them, since one of these may say who it is.
 */
export function streamOwner(viewer: Viewer, forwarded: ForwardedHeaders): string {
  const saying = Object.entries(forwarded)
    .filter(([name]) => !OF_A_REQUEST.has(name))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  // Shorter than headers may be: it is kept with the stream.
  return createHash("sha256")
    .update(JSON.stringify([holderOf(viewer), saying]))
    .digest("base64url");
}
