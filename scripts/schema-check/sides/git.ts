import { spawnSync } from "node:child_process";
import { CouldNotCheck } from "../could-not-check.ts";

const ANSWER_BYTES_MAX = 64 * 1024 * 1024;
const TIMEOUT_MS = 60_000;

/** Null when git says no. */
function git(args: readonly string[], input = ""): Buffer | null {
  const { status, stdout, error } = spawnSync("git", args, {
    input,
    maxBuffer: ANSWER_BYTES_MAX,
    timeout: TIMEOUT_MS,
    stdio: ["pipe", "pipe", "ignore"],
  });
  if (error !== undefined) throw new CouldNotCheck(`git could not be run for the base: ${error.message}.`);
  return status === 0 ? stdout : null;
}

const lineOf = (answer: Buffer | null): string | null => answer?.toString().trim() || null;

/** The hash of the commit that a ref names; null when it names none. */
export const commitOf = (ref: string): string | null =>
  lineOf(git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]));

/** Where two branches parted; null when that is not known, as in a clone without history. */
export const forkPoint = (one: string, other: string): string | null =>
  lineOf(git(["merge-base", one, other]));

/** What a commit holds of a folder: text by path, both from the current directory. */
export function filesAt(commit: string, folder: string): ReadonlyMap<string, string> {
  const listed = git(["ls-tree", "-r", "--name-only", "-z", commit, "--", `${folder}/`]);
  const paths = (listed?.toString() ?? "").split("\0").filter((path) => path !== "" && !path.includes("\n"));
  const answer = git(["cat-file", "--batch"], paths.map((path) => `${commit}:./${path}\n`).join(""));
  if (answer === null) throw new CouldNotCheck(`git cannot read ${folder}/ at ${commit}.`);

  const textByPath = new Map<string, string>();
  let offset = 0;
  for (const path of paths) {
    const endOfHeader = answer.indexOf("\n", offset);
    const size = Number(answer.toString("utf8", offset, endOfHeader).split(" ")[2]);
    if (!Number.isInteger(size)) throw new CouldNotCheck(`git cannot read ${path} at ${commit}.`);
    textByPath.set(path, answer.toString("utf8", endOfHeader + 1, endOfHeader + 1 + size));
    offset = endOfHeader + 1 + size + 1;
  }
  return textByPath;
}
