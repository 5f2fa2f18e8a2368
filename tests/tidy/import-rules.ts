import { posix } from "node:path";
import { importsOf, isTest, type Source } from "./source-files.ts";

const SUBGRAPH = /^subgraphs\/[^/]+/;
const PACKAGE = /^@kith\/(?<name>[^/]+)/;

/** The part of the tree that a file belongs to: `kit`, `gateway`, `subgraphs/social`, … */
const homeOf = (path: string): string => SUBGRAPH.exec(path)?.[0] ?? path.split("/")[0] ?? path;

/** The part of the tree that an import of ours leads to; null for packages of others. */
function targetOf({ path }: Source, specifier: string): string | null {
  const name = PACKAGE.exec(specifier)?.groups?.name;
  if (name !== undefined)
    return ["kit", "gateway", "embedded-mongo"].includes(name) ? name : `subgraphs/${name}`;
  return specifier.startsWith(".") ? homeOf(posix.join(posix.dirname(path), specifier)) : null;
}

function mayImport(source: Source, target: string): boolean {
  const home = homeOf(source.path);
  if (target === home) return true;
  if (home === "embedded-mongo") return false;
  // What needs the database or the whole graph is tested with the tools of tests/.
  if (target === "tests") return isTest(source) || home === "bench";
  if (["tests", "scripts", "bench"].includes(home)) return true;
  return home !== "kit" && target === "kit";
}

/**
 * gateway → kit ← subgraphs/*. The kit and the embedded database stand alone, a subgraph reaches another one only through
 * the graph, and nobody depends on scripts.
 */
export const importMistakes = (sources: readonly Source[]): string[] =>
  sources.flatMap((source) =>
    importsOf(source).flatMap((specifier) => {
      const target = targetOf(source, specifier);
      if (target === null || mayImport(source, target)) return [];
      return [`${source.path} must not import ${specifier}: ${homeOf(source.path)} may not know ${target}`];
    }),
  );

export type Manifest = {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
};

const WORKSPACE = /^(?:kit|gateway|embedded-mongo|subgraphs\/[^/]+)(?=\/)/;
const PACKAGE_NAME = /^(?:@[^/]+\/)?[^/]+/;

/**
 * Every package that is imported stands in the package.json of the workspace. What only tests, scripts and benchmarks
 * import may stand in the one at the top.
 *
 * @param manifestByFolder package.json by its folder; "" is the one at the top.
 */
export const undeclaredImports = (
  sources: readonly Source[],
  manifestByFolder: Readonly<Record<string, Manifest>>,
): string[] =>
  sources.flatMap((source) => {
    const folder = WORKSPACE.exec(source.path)?.[0] ?? "";
    const isForTests = isTest(source) || source.path.includes("/testing/");
    const declared = {
      ...manifestByFolder[folder]?.dependencies,
      ...(isForTests && { ...manifestByFolder[folder]?.devDependencies, ...topOf(manifestByFolder) }),
    };
    // npm puts the workspaces' packages where scripts and tests find them.
    const known = folder === "" ? everythingOf(manifestByFolder) : declared;
    return importsOf(source)
      .filter((specifier) => !specifier.startsWith(".") && !specifier.startsWith("node:"))
      .map((specifier) => PACKAGE_NAME.exec(specifier)?.[0] ?? specifier)
      .filter((name) => !(name in known) && !name.startsWith("@kith/"))
      .map(
        (name) => `${source.path} imports ${name}, which ${folder || "the top"}/package.json does not name`,
      );
  });

const topOf = (manifests: Readonly<Record<string, Manifest>>) => manifests[""]?.devDependencies;
const everythingOf = (manifests: Readonly<Record<string, Manifest>>) =>
  Object.assign({}, ...Object.values(manifests).map(({ dependencies }) => dependencies), topOf(manifests));
