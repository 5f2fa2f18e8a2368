import { type GatheredBytes, gatheredBytes } from "./gathered-bytes.ts";
import { NotHttp } from "./not-http.ts";
import { isTrailer } from "./response-head.ts";

/** Reads a body that comes in chunks, in whatever pieces these come. */
export type ChunkedBody = {
  /**
   * @param start Where in the piece to begin.
   * @returns Where in the piece the body has ended; -1: it has not.
   * @throws NotHttp
   */
  read(piece: Buffer, start: number): number;
};

const LINE_SIZE_MAX = 1_024;
const TRAILERS_MAX = 64;
/** A size in hexadecimal digits, and extensions, which nobody has a use for. */
const SIZE_LINE =
  /^([0-9a-fA-F]{1,8})(?:;[\w!#$%&'*+.^`|~-]+(?:=(?:[\w!#$%&'*+.^`|~-]+|"[\t\x20!\x23-\x7e]*"))?)*$/;
const LINE_FEED = 0x0a;

/**
 * @param body What the chunks are added to.
 * @see RFC 9112, section 7.1
 */
export function chunkedBody(body: GatheredBytes): ChunkedBody {
  const line = gatheredBytes("a line between chunks", LINE_SIZE_MAX);
  let awaited: "size" | "data" | "end of data" | "trailer" = "size";
  let left = 0;
  let trailers = 0;
  let isDone = false;

  const takeData = (piece: Buffer, at: number): number => {
    const end = Math.min(at + left, piece.length);
    body.add(piece.subarray(at, end));
    left -= end - at;
    if (left === 0) awaited = "end of data";
    return end;
  };
  const takeLine = (piece: Buffer, at: number): number => {
    const feed = piece.indexOf(LINE_FEED, at);
    const end = feed === -1 ? piece.length : feed + 1;
    // Nearly always: all of it has come at once, and needs no memory of its own.
    if (feed !== -1 && line.length === 0 && end - at <= LINE_SIZE_MAX)
      understand(piece.toString("utf8", at, end));
    else {
      line.add(piece.subarray(at, end));
      if (feed !== -1) understand(line.take());
    }
    return end;
  };
  const understand = (text: string): void => {
    if (!text.endsWith("\r\n")) throw new NotHttp("expected a line between chunks to end with CR and LF");
    const content = text.slice(0, -2);
    if (awaited === "size") {
      const [, size] = SIZE_LINE.exec(content) ?? [];
      if (size === undefined)
        throw new NotHttp(`expected the size of a chunk, got ${JSON.stringify(content)}`);
      left = Number.parseInt(size, 16);
      awaited = left === 0 ? "trailer" : "data";
    } else if (awaited === "end of data") {
      if (content !== "") throw new NotHttp("expected the end of a chunk where its size says that it ends");
      awaited = "size";
    } else if (content === "") isDone = true;
    else {
      trailers += 1;
      if (!isTrailer(content)) throw new NotHttp(`expected a trailer, got ${JSON.stringify(content)}`);
      if (trailers > TRAILERS_MAX) throw new NotHttp(`expected at most ${TRAILERS_MAX} trailers`);
    }
  };

  return {
    read(piece, start) {
      let at = start;
      while (at < piece.length && !isDone)
        at = awaited === "data" ? takeData(piece, at) : takeLine(piece, at);
      return isDone ? at : -1;
    },
  };
}
