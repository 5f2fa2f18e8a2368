import { parseArgs } from "node:util";
import { CouldNotCheck } from "./could-not-check.ts";

export const FORMATS = ["text", "json", "github", "sarif", "junit"] as const;
export type Format = (typeof FORMATS)[number];

/** What the command was asked for. */
export type Arguments = {
  /** A git ref, a file with a supergraph or a folder of SDLs; null for where the branch left `origin/main`. */
  readonly base: string | null;
  readonly format: Format;
};

const USAGE = `npm run schema:check -- [--base REF|FILE] [--format ${FORMATS.join("|")}]`;

/** @throws CouldNotCheck that says how the command is called. */
export function readArguments(args: readonly string[]): Arguments {
  const { base = null, format = "text" } = parsed(args);
  if (!isFormat(format))
    throw new CouldNotCheck(`--format must be one of ${FORMATS.join(", ")}, got ${JSON.stringify(format)}.`);
  if (base === "") throw new CouldNotCheck("--base must name a git ref or a file, got an empty text.");
  return { base, format };
}

function parsed(args: readonly string[]) {
  try {
    const options = { base: { type: "string" }, format: { type: "string" } } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    const [reason = ""] = (error as Error).message.split("\n");
    throw new CouldNotCheck(`${reason.replace(/\.? To specify.*$/, "").replace(/\.$/, "")}. Usage: ${USAGE}`);
  }
}

const isFormat = (text: string): text is Format => FORMATS.some((format) => format === text);
