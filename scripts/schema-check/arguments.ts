import { parseArgs } from "node:util";
import { CouldNotCheck } from "./could-not-check.ts";

export const FORMATS = ["text", "json", "github", "sarif", "junit"] as const;
export type Format = (typeof FORMATS)[number];

/** What the command was asked for. */
export type Arguments = {
  /** A git ref, a file with a supergraph or a folder of SDLs; null for where the branch left `origin/main`. */
  readonly base: string | null;
  readonly format: Format;
  /** Where it is kept what clients use: an address or a file, empty for KITH_USAGE_URI; null where nobody asked for it. */
  readonly usage: string | null;
};

const USAGE = `npm run schema:check -- [--base REF|FILE] [--format ${FORMATS.join("|")}] [--usage [URI|FILE]]`;

/** @throws CouldNotCheck that says how the command is called. */
export function readArguments(args: readonly string[]): Arguments {
  const { base = null, format = "text", usage = null } = parsed(args);
  if (!isFormat(format))
    throw new CouldNotCheck(`--format must be one of ${FORMATS.join(", ")}, got ${JSON.stringify(format)}.`);
  if (base === "") throw new CouldNotCheck("--base must name a git ref or a file, got an empty text.");
  return { base, format, usage };
}

function parsed(args: readonly string[]) {
  try {
    const options = {
      base: { type: "string" },
      format: { type: "string" },
      usage: { type: "string" },
    } as const;
    return parseArgs({ args: args.map(withEmptyUsage), options }).values;
  } catch (error) {
    const [reason = ""] = (error as Error).message.split("\n");
    throw new CouldNotCheck(`${reason.replace(/\.? To specify.*$/, "").replace(/\.$/, "")}. Usage: ${USAGE}`);
  }
}

// Without a place it is the gateway's own.
const withEmptyUsage = (argument: string, index: number, args: readonly string[]): string =>
  argument === "--usage" && (args[index + 1] ?? "--").startsWith("--") ? "--usage=" : argument;

const isFormat = (text: string): text is Format => FORMATS.some((format) => format === text);
