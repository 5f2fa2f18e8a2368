import { type ChunkedBody, chunkedBody } from "./chunked-body.ts";
import { gatheredBytes } from "./gathered-bytes.ts";
import { NotHttp } from "./not-http.ts";
import { type ResponseHead, responseHead } from "./response-head.ts";

/** A whole answer. */
export type Response = {
  readonly statusCode: number;
  readonly bytes: Buffer;
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

  const finish = ({ statusCode, keepAliveMs }: ResponseHead, bytes: Buffer, isAll: boolean): Response => {
    head = null;
    chunks = null;
    interims = 0;
    // What nobody asked for may be taken for the answer to whoever asks next.
    return { statusCode, bytes, keepAliveMs: isAll ? keepAliveMs : 0 };
  };

  /** @returns What follows the head in the piece; null: the head is not all there. */
  const readHead = (piece: Buffer): { readonly told: ResponseHead; readonly rest: Buffer } | null => {
    const before = headBytes.length;
    const looked = piece.subarray(0, HEAD_SIZE_MAX - before);
    if (before > 0) headBytes.add(looked);
    const bytes = before > 0 ? headBytes.bytes : looked;
    const end = bytes.indexOf(HEAD_END, Math.max(0, before - HEAD_END.length));
    if (end === -1) {
      if (bytes.length === HEAD_SIZE_MAX)
        throw new NotHttp(`expected the head of an answer of at most ${HEAD_SIZE_MAX} bytes`);
      if (before === 0) headBytes.add(looked);
      return null;
    }
    const told = responseHead(bytes.toString("latin1", 0, end));
    if (before > 0) headBytes.take();
    return { told, rest: piece.subarray(end + HEAD_END.length - before) };
  };

  const noteInterim = (statusCode: number): void => {
    interims += 1;
    if (statusCode === SWITCHING_PROTOCOLS || interims > INTERIM_MAX)
      throw new NotHttp(`expected an answer, got status ${statusCode}`);
  };

  const readBody = (told: ResponseHead, piece: Buffer): Response | null => {
    if (told.body === "chunked") {
      chunks ??= chunkedBody(body);
      const end = chunks.read(piece, 0);
      return end === -1 ? null : finish(told, body.take(), end === piece.length);
    }
    if (told.body === "to the end") {
      body.add(piece);
      return null;
    }
    if (told.body > bodySizeMax)
      throw new NotHttp(`expected an answer of at most ${bodySizeMax} bytes, got ${told.body}`);
    const needed = told.body - body.length;
    // Nearly always: all of it has come at once.
    if (body.length === 0 && piece.length >= needed)
      return finish(told, Buffer.from(piece.subarray(0, needed)), piece.length === needed);
    body.add(piece.subarray(0, needed));
    return piece.length < needed ? null : finish(told, body.take(), piece.length === needed);
  };

  return {
    read(piece) {
      let rest = piece;
      while (head === null) {
        const begun = readHead(rest);
        if (begun === null) return null;
        const { statusCode } = begun.told;
        rest = begun.rest;
        if (statusCode >= FIRST_FINAL_STATUS) head = begun.told;
        else noteInterim(statusCode);
      }
      return readBody(head, rest);
    },
    end: () => (head?.body === "to the end" ? finish(head, body.take(), true) : null),
  };
}
