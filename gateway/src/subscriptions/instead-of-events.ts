import type { Dispatcher } from "undici";

/** What a subgraph answers that was asked for events. */
export type InsteadOfEvents = {
  readonly subgraph: string;
  readonly statusCode: number;
  readonly contentType: string;
  /** The beginning of it, where it is very long or slow. */
  readonly text: string;
};

/** No sentence of an error is longer. */
const TEXT_BYTES_MAX = 256 * 1024;
const TEXT_WITHIN_MS = 5_000;

/** Reads it, and no more of it than can be a reason. */
export async function insteadOfEvents(
  subgraph: string,
  { statusCode, headers, body }: Pick<Dispatcher.ResponseData, "statusCode" | "headers" | "body">,
): Promise<InsteadOfEvents> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const late = setTimeout(() => body.destroy(), TEXT_WITHIN_MS);
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      chunks.push(chunk);
      bytes += chunk.byteLength;
      if (bytes > TEXT_BYTES_MAX) break;
    }
  } catch {
    // What came of it is what there is to tell.
  } finally {
    clearTimeout(late);
  }
  const contentType = String(headers["content-type"] ?? "");
  return { subgraph, statusCode, contentType, text: Buffer.concat(chunks).toString("utf8") };
}
