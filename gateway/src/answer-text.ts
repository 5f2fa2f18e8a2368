import type { FormattedExecutionResult } from "graphql";

/** The `data` of an answer as the JSON that goes out: nobody has to build it, and then to write it. */
export class AnswerText {
  readonly text: string;
  /** The bytes of an answer with nothing but this, where they are at hand. */
  readonly alone: Buffer | null;

  constructor(text: string, alone: Buffer | null = null) {
    this.text = text;
    this.alone = alone;
  }

  /** What it takes to keep it, at most. */
  get keptBytes(): number {
    return 2 * this.text.length + (this.alone?.length ?? 0);
  }

  /** For who writes it as a part of something else. */
  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

const [BEFORE, AFTER] = ['{"data":', "}\n"];

/** Where there is little to encode, a text is sent in one piece with the headers, for less than bytes beside them. */
const PLAIN_LENGTH_MAX = 16_384;

/** A `data` that goes out again and again: it is not put together each time, nor encoded if that takes long. */
export function readyAnswer(text: string): AnswerText {
  const alone = Buffer.from(BEFORE + text + AFTER);
  // Not the text itself: it was put together of thousands of others, and is kept with all of them.
  const flat = alone.toString("utf8", BEFORE.length, alone.length - AFTER.length);
  const isPlain = Buffer.byteLength(flat) === flat.length;
  return new AnswerText(flat, isPlain && flat.length <= PLAIN_LENGTH_MAX ? null : alone);
}

/** A whole answer as it goes out. */
export function answerBody(answer: FormattedExecutionResult): string | Buffer {
  const { data, errors, extensions } = answer;
  const alone = (data as unknown) instanceof AnswerText ? (data as unknown as AnswerText).alone : null;
  return alone !== null && errors === undefined && extensions === undefined ? alone : stringifyAnswer(answer);
}

/** JSON of a whole answer. */
export function stringifyAnswer({ data, ...rest }: FormattedExecutionResult): string {
  if (!((data as unknown) instanceof AnswerText)) return `${JSON.stringify({ ...rest, data })}\n`;
  const others = Object.entries(rest).filter(([, value]) => value !== undefined);
  const before = others.map(([key, value]) => `"${key}":${JSON.stringify(value)},`).join("");
  return `{${before}"data":${(data as unknown as AnswerText).text}}\n`;
}
