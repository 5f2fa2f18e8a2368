import { isPacked } from "../content-encoding.ts";
import { NotHttp } from "./not-http.ts";

/** What the head of an answer says of what follows. */
export type ResponseHead = {
  readonly statusCode: number;
  /** Its length in bytes; in chunks; or all that comes until the connection ends. */
  readonly body: number | "chunked" | "to the end";
  /** How long the connection may lie idle after the answer, as the other side says; 0: it is of no more use. */
  readonly keepAliveMs: number;
};

const STATUS_LINE = /HTTP\/1\.([01]) ([1-5]\d\d)(?: [\t\x20-\x7e\x80-\xff]*)?/;
const FIELD = /[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\t\x20-\x7e\x80-\xff]*/;
const HEAD = new RegExp(`^${STATUS_LINE.source}(?:\r\n${FIELD.source})*$`);
/** What says where an answer ends, and for how long the connection is of use. */
const FRAMING_FIELDS =
  /\r\n(content-length|content-encoding|transfer-encoding|connection|keep-alive):[ \t]*([^ \t\r](?:[^\r]*[^ \t\r])?)?/gi;
const LENGTH = /^\d{1,15}$/;
const KEEP_ALIVE_TIMEOUT = /(?:^|[,; \t])timeout=(\d{1,9})(?:$|[,; \t])/i;
const [FIRST_FINAL_STATUS, NO_CONTENT, NOT_MODIFIED] = [200, 204, 304];

/**
 * Reads the head of an answer, strictly: where two readers might disagree about where an answer ends, somebody could be told what
 * another one asked.
 *
 * @param text All lines, each but the last ended by CR and LF.
 * @throws NotHttp
 * @see RFC 9112, sections 4 to 6 and 9
 */
export function responseHead(text: string): ResponseHead {
  const [, minor, status] = HEAD.exec(text) ?? wrong("a head of HTTP/1.1", text);
  const statusCode = Number(status);
  let length: number | null = null;
  let isChunked = false;
  let connection = "";
  let keepAliveMs = Number.POSITIVE_INFINITY;
  for (const [line, name = "", value = ""] of text.matchAll(FRAMING_FIELDS)) {
    switch (name.toLowerCase()) {
      case "content-length":
        if (length !== null || !LENGTH.test(value)) wrong("one length of the body", line);
        length = Number(value);
        break;
      case "content-encoding":
        if (isPacked(statusCode, value)) wrong("an answer that is not compressed", value);
        break;
      case "transfer-encoding":
        if (isChunked || value.toLowerCase() !== "chunked") wrong("chunks", line);
        isChunked = true;
        break;
      case "connection":
        connection += `${value.toLowerCase()},`;
        break;
      case "keep-alive": {
        const [, seconds] = KEEP_ALIVE_TIMEOUT.exec(value) ?? [];
        if (seconds !== undefined) keepAliveMs = Math.min(keepAliveMs, Number(seconds) * 1_000);
      }
    }
  }
  if (isChunked && length !== null) wrong("chunks or a length of the body, not both", text);
  const isInterim = statusCode < FIRST_FINAL_STATUS;
  const isEmpty = isInterim || statusCode === NO_CONTENT || statusCode === NOT_MODIFIED;
  const body = isEmpty ? 0 : isChunked ? "chunked" : (length ?? "to the end");
  const isKept = minor === "1" ? !hasOption(connection, "close") : hasOption(connection, "keep-alive");
  // Some send it all the same, and HTTP/1.0 knows no chunks: where such an answer ends is anybody's guess.
  const isUnclear = isEmpty ? isChunked || (length ?? 0) > 0 : isChunked && minor === "0";
  if (isInterim && (!isKept || isUnclear)) wrong("a connection that lasts until the answer", text);
  const isOfUse = isKept && !isUnclear && body !== "to the end";
  return { statusCode, body, keepAliveMs: isOfUse ? keepAliveMs : 0 };
}

const hasOption = (connection: string, option: string): boolean =>
  connection.includes(option) && connection.split(",").some((one) => one.trim() === option);

const FRAMES_BODY = /^(?:content-length|transfer-encoding):/i;
const FIELD_LINE = new RegExp(`^${FIELD.source}$`);

/** Whether it is a header that may come after the body: not one that says where that ends. */
export const isTrailer = (line: string): boolean => FIELD_LINE.test(line) && !FRAMES_BODY.test(line);

const SHOWN_LENGTH_MAX = 100;

function wrong(expected: string, text: string): never {
  throw new NotHttp(`expected ${expected}, got ${JSON.stringify(text.slice(0, SHOWN_LENGTH_MAX))}`);
}
