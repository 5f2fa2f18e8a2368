import type { Posted } from "../answer-to.ts";
import { type ChunkedBody, chunkedBody } from "./chunked-body.ts";
import { gatheredBytes } from "./gathered-bytes.ts";
import { NotHttp } from "./not-http.ts";
import { type ResponseHead, responseHead } from "./response-head.ts";

/** A whole answer. */
export type Response = Posted & {
  /** How long the connection may lie idle after it, as the other side says; 0: it is of no more use. */
  readonly keepAliveMs: number;
};

/** Reads the answers that come over one connection, one after the other. */
export type ResponseReader = {
  /**
   * @param piece What has come. It may be overwritten afterwards.
   * @returns The answer, once it is all there; null: more is to come.
   * @throws NotHttp
   */
  read(piece: Buffer): Response | null;
  /** Nothing more comes. @returns The answer if it lasts until then, else null. */
  end(): Response | null;
};

const HEAD_SIZE_MAX = 16_384;
const HEAD_END = Buffer.from("\r\n\r\n");
const INTERIM_MAX = 8;
const [FIRST_FINAL_STATUS, SWITCHING_PROTOCOLS] = [200, 101];

export function responseReader(bodySizeMax: number): ResponseReader {
  const headBytes = gatheredBytes("the head of an answer", HEAD_SIZE_MAX);
  const body = gatheredBytes("an answer", bodySizeMax);
  let head: ResponseHead | null = null;
  let chunks: ChunkedBody | null = null;
  let interims = 0;

  const finish = ({ statusCode, keepAliveMs }: ResponseHead, text: string, isAll: boolean): Response => {
    head = null;
    chunks = null;
    interims = 0;
    // What nobody asked for may be taken for the answer to whoever asks next.
    return { statusCode, text, keepAliveMs: isAll ? keepAliveMs : 0 };
  };

  /** Reads on from there. @returns Where the head has ended; -1: it is not all there. */
  const readHead = (piece: Buffer, start: number): number => {
    const before = headBytes.length;
    const isAtOnce = before === 0;
    if (!isAtOnce) headBytes.add(piece.subarray(start, start + HEAD_SIZE_MAX - before));
    const bytes = isAtOnce ? piece : headBytes.bytes;
    const from = isAtOnce ? start : 0;
    const end = bytes.indexOf(HEAD_END, Math.max(from, before - HEAD_END.length));
    const length = (end === -1 ? bytes.length : end + HEAD_END.length) - from;
    if (length > HEAD_SIZE_MAX || (end === -1 && length === HEAD_SIZE_MAX))
      throw new NotHttp(`expected the head of an answer of at most ${HEAD_SIZE_MAX} bytes`);
    if (end === -1) {
      if (isAtOnce) headBytes.add(piece.subarray(start));
      return -1;
    }
    const told = responseHead(bytes.toString("latin1", from, end));
    headBytes.clear();
    if (told.statusCode >= FIRST_FINAL_STATUS) head = told;
    else noteInterim(told.statusCode);
    return start + length - before;
  };

  const noteInterim = (statusCode: number): void => {
    interims += 1;
    if (statusCode === SWITCHING_PROTOCOLS || interims > INTERIM_MAX)
      throw new NotHttp(`expected an answer, got status ${statusCode}`);
  };

  const readBody = (told: ResponseHead, piece: Buffer, start: number): Response | null => {
    if (told.body === "chunked") {
      chunks ??= chunkedBody(body);
      const end = chunks.read(piece, start);
      return end === -1 ? null : finish(told, body.take(), end === piece.length);
    }
    if (told.body === "to the end") {
      body.add(piece.subarray(start));
      return null;
    }
    if (told.body > bodySizeMax)
      throw new NotHttp(`expected an answer of at most ${bodySizeMax} bytes, got ${told.body}`);
    const end = start + told.body - body.length;
    // Nearly always: all of it has come at once.
    if (body.length === 0 && piece.length >= end)
      return finish(told, piece.toString("utf8", start, end), piece.length === end);
    body.add(piece.subarray(start, end));
    return piece.length < end ? null : finish(told, body.take(), piece.length === end);
  };

  return {
    read(piece) {
      let start = 0;
      while (head === null) {
        start = readHead(piece, start);
        if (start === -1) return null;
      }
      return readBody(head, piece, start);
    },
    end: () => (head?.body === "to the end" ? finish(head, body.take(), true) : null),
  };
}
