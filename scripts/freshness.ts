import { existsSync, readFileSync, writeFileSync } from "node:fs";

type Options = { readonly isCheckOnly: boolean; readonly command: string };

/**
 * Writes generated files, or in check mode compares them with what is committed and ends the process with code 1
 * and the names of the stale ones.
 *
 * @param textByPath Generated text by path, relative to the repository.
 */
export function writeOrCheck(textByPath: Record<string, string>, { isCheckOnly, command }: Options): void {
  const stale = Object.entries(textByPath).filter(
    ([path, text]) => !existsSync(path) || readFileSync(path, "utf8") !== text,
  );

  if (isCheckOnly && stale.length > 0) {
    console.error(
      `Stale: ${stale.map(([path]) => path).join(", ")}. Run "${command}" and commit the result.`,
    );
    process.exit(1);
  }
  for (const [path, text] of stale) writeFileSync(path, text);
  console.log(
    isCheckOnly ? `Fresh: ${Object.keys(textByPath).join(", ")}` : `Wrote ${stale.length} file(s).`,
  );
}
