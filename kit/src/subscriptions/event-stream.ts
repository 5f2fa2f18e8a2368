/** One message of a stream of Server-Sent Events, as `graphql-sse` has them. */
export type StreamMessage = {
  /** `next`: a result. `complete`: there are no more. Nothing: only where to go on from. */
  readonly event: string;
  /** What a reader that comes back says it has seen. */
  readonly id: string | null;
  /** JSON, or nothing. */
  readonly data: string;
};

/** What is asked for to get one. */
export const EVENT_STREAM = "text/event-stream";

/** Keeps a quiet connection open, and shows whoever reads that somebody is there. */
export const PING_TEXT = ":\n\n";

const EVENT_ID = /^[\w.:=-]{1,200}$/;
const BREAK = /\r\n|\r|\n/;

/** Whether a text may stand as an id in a stream and in a header. */
export const isEventId = (value: unknown): value is string =>
  typeof value === "string" && EVENT_ID.test(value);

/** A result, or the end, in the form in which it is sent. JSON has no line breaks of its own. */
export const streamText = ({ event, id, data }: StreamMessage): string =>
  `event: ${event}\n${id === null ? "" : `id: ${id}\n`}data:${data === "" ? "" : ` ${data}`}\n\n`;

/** A result with what it is remembered by. */
export const nextText = (result: object, id: string | null): string =>
  streamText({ event: "next", id, data: JSON.stringify(result) });

/** Where a reader can go on from that has seen nothing yet. Browsers keep it, clients that know nothing of it pass it over. */
export const placeText = (id: string): string => `id: ${id}\n\n`;

export const COMPLETE_TEXT: string = streamText({ event: "complete", id: null, data: "" });

/**
 * Reads what `streamText` wrote, in whatever pieces it comes. Comments, pings among them, are left out.
 *
 * @throws Error when a message is longer than `sizeMax` characters.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export async function* readEventStream(
  chunks: AsyncIterable<Uint8Array>,
  sizeMax: number,
): AsyncGenerator<StreamMessage, void, undefined> {
  let fields = noFields();
  let size = 0;
  for await (const { text, isWhole } of linesOf(chunks)) {
    if (size + text.length > sizeMax) throw new Error(`A message has more than ${sizeMax} characters.`);
    if (!isWhole) continue;
    size += text.length;
    if (text !== "") {
      take(fields, text);
      continue;
    }
    if (fields.event !== "" || fields.id !== null || fields.data.length > 0)
      yield { event: fields.event, id: fields.id, data: fields.data.join("\n") };
    fields = noFields();
    size = 0;
  }
}

/** The lines of a text that comes in pieces; after each piece what there is of the next line. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>) {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of chunks) {
    const text = rest + decoder.decode(chunk, { stream: true });
    // A carriage return at the end may be the first half of a line break.
    const known = text.endsWith("\r") ? text.slice(0, -1) : text;
    const lines = known.split(BREAK);
    rest = (lines.pop() ?? "") + text.slice(known.length);
    for (const line of lines) yield { text: line, isWhole: true };
    yield { text: rest, isWhole: false };
  }
  if (rest.endsWith("\r")) yield { text: rest.slice(0, -1), isWhole: true };
}

type Fields = { event: string; id: string | null; data: string[] };
const noFields = (): Fields => ({ event: "", id: null, data: [] });

function take(fields: Fields, line: string): void {
  const colon = line.indexOf(":");
  const name = colon < 0 ? line : line.slice(0, colon);
  const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
  if (name === "event") fields.event = value;
  else if (name === "data") fields.data.push(value);
  else if (name === "id" && isEventId(value)) fields.id = value;
}
