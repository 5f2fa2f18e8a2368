import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const SCRIPTS = resolve("scripts");
const TIMEOUT_MS = 60_000;

export type Ended = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/**
 * A clone of a repository, on a branch of its own; gone when it is disposed of.
 *
 * @param files What the repository holds of schema/: text by path.
 */
export function cloneOf(files: ReadonlyMap<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), "kith-schema-check-"));
  const [origin, clone] = [join(folder, "origin"), join(folder, "clone")];
  const git = (at: string, ...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=alice", "-c", "user.email=alice@example.invalid", ...args], {
      cwd: at,
      stdio: "pipe",
    });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(origin, path)), { recursive: true });
    writeFileSync(join(origin, path), text);
  }
  git(folder, "init", "--quiet", "--initial-branch=main", origin);
  git(origin, "add", ".");
  git(origin, "commit", "--quiet", "--message=Publish");
  git(folder, "clone", "--quiet", origin, clone);
  git(clone, "checkout", "--quiet", "-b", "change");

  return {
    folder: clone,
    git: (...args: readonly string[]) => git(clone, ...args),
    gitAtOrigin: (...args: readonly string[]) => git(origin, ...args),
    write: (path: string, text: string) => writeFileSync(join(clone, path), text),
    read: (path: string) => readFileSync(join(clone, path), "utf8"),
    edit(path: string, before: string | RegExp, after: string): void {
      const text = this.read(path);
      const edited = text.replace(before, after);
      if (edited === text) throw new Error(`${path} does not hold ${before}`);
      this.write(path, edited);
    },
    /** Runs a script of ours in the clone. */
    run(script: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Ended {
      return spawnSync(process.execPath, [join(SCRIPTS, script), ...args], {
        cwd: clone,
        encoding: "utf8",
        timeout: TIMEOUT_MS,
        env: { ...process.env, GITHUB_STEP_SUMMARY: "", ...env },
      });
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
