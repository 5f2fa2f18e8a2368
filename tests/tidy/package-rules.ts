import { posix } from "node:path";

/** A text in the repository that tells people what to run or where to look. */
export type Text = { readonly path: string; readonly text: string };

export type PackageJson = {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
};

const EXACT_VERSION = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
const NPM_SCRIPT = /\bnpm (?:(start|test)\b|run (?:--?[\w-]+ )*([a-z][\w:-]*))/g;
const LINK = /\]\((?!\w+:|#)([^)#\s]+)/g;

/** A version that floats makes the same commit something else tomorrow. */
export const floatingVersions = (path: string, { dependencies, devDependencies }: PackageJson): string[] =>
  Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !EXACT_VERSION.test(version))
    .map(([name, version]) => `${path} does not pin ${name}: ${version}`);

/** One file for each npm script, of the same name: in bench/ for `bench:<name>`, else in scripts/, where `check:data` is check-data.ts. */
export const misplacedScripts = (
  { scripts = {} }: PackageJson,
  exists: (path: string) => boolean,
): string[] =>
  Object.entries(scripts).flatMap(([name, command]) => {
    const file = name.startsWith("bench:")
      ? `${name.replace(":", "/")}.ts`
      : `scripts/${name.replaceAll(":", "-")}.ts`;
    const isRight = command === `node ${file}` && exists(file);
    return isRight ? [] : [`npm run ${name} must be a file ${file} that exists, is: ${command}`];
  });

export const unknownScripts = (texts: readonly Text[], { scripts = {} }: PackageJson): string[] =>
  texts.flatMap(({ path, text }) =>
    [...text.matchAll(NPM_SCRIPT)]
      .map(([, short, name]) => short ?? name ?? "")
      .filter((name) => !(name in scripts))
      .map((name) => `${path} names the npm script ${name}, which does not exist`),
  );

export const brokenLinks = (texts: readonly Text[], exists: (path: string) => boolean): string[] =>
  texts.flatMap(({ path, text }) =>
    [...text.matchAll(LINK)]
      .map(([, target]) => target ?? "")
      .filter((target) => !exists(posix.join(posix.dirname(path), target)))
      .map((target) => `${path} links to ${target}, which does not exist`),
  );
