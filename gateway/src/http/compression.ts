import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { FastifyInstance } from "fastify";
import { weightIn } from "./media-types.ts";

/** What fits into one packet gains nothing. */
const SIZE_MIN = 1_400;
/** Answers that are compressed at the same moment: beyond, they go out as they are, sooner than later. */
const UNDER_WAY_MAX = 64;
// Quality by time: brotli's 4 takes as long as gzip's default and gives less.
const BROTLI_QUALITY = 4;

const CODINGS = ["br", "gzip"] as const;
type Coding = (typeof CODINGS)[number];

const COMPRESS: Readonly<Record<Coding, (bytes: Buffer) => Promise<Buffer>>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gzip: (bytes) => promisify(gzip)(bytes),
};

const TEXTUAL = /json|text|javascript/;

/**
 * Which coding a client wants most, by its `Accept-Encoding`; of those it wants alike, brotli. Null: none.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.accept-encoding
 */
export function codingFor(accepted: string): Coding | null {
  const weightByCoding = new Map(
    accepted.split(",", 32).map((part) => {
      const [coding = "", ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
      return [coding, weightIn(parameters)];
    }),
  );
  let best: { readonly coding: Coding; readonly weight: number } | null = null;
  for (const coding of CODINGS) {
    const weight = weightByCoding.get(coding) ?? weightByCoding.get("*") ?? 0;
    if (weight > (best?.weight ?? 0)) best = { coding, weight };
  }
  const unchanged = weightByCoding.get("identity") ?? 0;
  return best !== null && best.weight >= unchanged ? best.coding : null;
}

/** Compresses what is sent as a whole and is long enough, for who takes it. Streams, of events and of files, go out as they are. */
export function addCompression(app: FastifyInstance): void {
  let underWay = 0;
  app.addHook("onSend", (request, reply, payload: unknown, done) => {
    const accepted = request.headers["accept-encoding"];
    const isWhole = typeof payload === "string" || Buffer.isBuffer(payload);
    if (!isWhole || payload.length < SIZE_MIN || accepted === undefined || underWay >= UNDER_WAY_MAX)
      return done(null, payload);
    if (!TEXTUAL.test(String(reply.getHeader("content-type"))) || reply.hasHeader("content-encoding"))
      return done(null, payload);
    const coding = codingFor(accepted);
    if (coding === null) return done(null, payload);

    underWay += 1;
    COMPRESS[coding](typeof payload === "string" ? Buffer.from(payload) : payload)
      .then((compressed) => {
        reply.header("content-encoding", coding).removeHeader("content-length");
        done(null, compressed);
      }, done)
      .finally(() => {
        underWay -= 1;
      });
  });
}
