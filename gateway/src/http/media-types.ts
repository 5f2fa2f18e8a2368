/** What answers are written in, the preferred one first where a client takes any. */
export const JSON_TYPE = "application/json";
export const GRAPHQL_TYPE = "application/graphql-response+json";
const EVENT_STREAM_TYPE = "text/event-stream";

export type AnswerType = typeof JSON_TYPE | typeof GRAPHQL_TYPE;

const RANGE_COUNT_MAX = 64;

/**
 * Which of the two media types of answers a client takes, by its `Accept`: the one with the higher weight, of two with the same
 * the one that is named first. Nothing said, or anything: JSON. Null: neither.
 *
 * @see https://graphql.github.io/graphql-over-http/draft/#sec-Media-Types
 */
export function answerTypeFor(accept: string | undefined): AnswerType | null {
  if (accept === undefined || accept === "" || accept === "*/*" || accept === JSON_TYPE) return JSON_TYPE;
  if (accept === GRAPHQL_TYPE) return GRAPHQL_TYPE;

  let best: { readonly type: AnswerType; readonly weight: number } | null = null;
  for (const { range, weight } of rangesOf(accept)) {
    const type = range === GRAPHQL_TYPE ? GRAPHQL_TYPE : COVERS_JSON.has(range) ? JSON_TYPE : null;
    if (type !== null && weight > (best?.weight ?? 0)) best = { type, weight };
  }
  return best?.type ?? null;
}

/** Whether a client can read anything that the graph answers: also streams of events, which some say they take and nothing else. */
export const isAcceptable = (accept: string | undefined): boolean =>
  answerTypeFor(accept) !== null ||
  rangesOf(accept ?? "").some(({ range, weight }) => range === EVENT_STREAM_TYPE && weight > 0);

const COVERS_JSON: ReadonlySet<string> = new Set([JSON_TYPE, "application/*", "*/*"]);

const rangesOf = (accept: string) =>
  accept.split(",", RANGE_COUNT_MAX).map((part) => {
    const [range = "", ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
    return { range, weight: weightIn(parameters) };
  });

/** What a list of parameters says of `q`: 0 to 1; 1 unless it says a number. */
export function weightIn(parameters: readonly string[]): number {
  const given = parameters.find((text) => text.startsWith("q="));
  const weight = given === undefined ? 1 : Number(given.slice(2));
  return Number.isNaN(weight) ? 1 : weight;
}

/** Whether a body is JSON in UTF-8, as its `Content-Type` says: of no other do browsers ask a server beforehand. */
export function isJsonBody(contentType: string | undefined): boolean {
  if (contentType === undefined) return false;
  if (contentType === JSON_TYPE) return true;
  const [type = "", ...parameters] = contentType.split(";").map((text) => text.trim().toLowerCase());
  const charset = parameters.find((text) => text.startsWith("charset="));
  return type === JSON_TYPE && (charset === undefined || UTF_8.has(charset));
}

const UTF_8: ReadonlySet<string> = new Set(["charset=utf-8", 'charset="utf-8"', "charset=utf8"]);
