import type { FormattedExecutionResult } from "graphql";

/** The `data` of an answer as the JSON that goes out: nobody has to build it, and then to write it. */
export class AnswerText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** For who writes it as a part of something else. */
  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/** JSON of a whole answer. */
export function stringifyAnswer({ data, ...rest }: FormattedExecutionResult): string {
  if (!((data as unknown) instanceof AnswerText)) return `${JSON.stringify({ ...rest, data })}\n`;
  const others = Object.entries(rest).filter(([, value]) => value !== undefined);
  const before = others.map(([key, value]) => `"${key}":${JSON.stringify(value)},`).join("");
  return `{${before}"data":${(data as unknown as AnswerText).text}}\n`;
}
