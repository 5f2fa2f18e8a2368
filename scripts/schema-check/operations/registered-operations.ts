import { type DocumentNode, Kind } from "graphql";
import { CouldNotCheck } from "../could-not-check.ts";
import type { RegisteredOperation } from "../side.ts";
import { parsed, SCHEMA_FOLDER } from "../sides/subgraph-sources.ts";
import { idOf, MANIFEST, type Manifest, readManifest } from "./manifest.ts";

export const operationsFolder = (schemaFolder = SCHEMA_FOLDER): string => `${schemaFolder}/operations`;

/** Every manifest among the files of a schema, by its path. */
export function manifestsIn(
  files: ReadonlyMap<string, string>,
  schemaFolder?: string,
): ReadonlyMap<string, Manifest> {
  const folder = `${operationsFolder(schemaFolder)}/`;
  const found = [...files].filter(
    ([path]) => path.startsWith(folder) && path.slice(folder.length).split("/")[1] === MANIFEST,
  );
  return new Map(found.map(([path, text]) => [path, readManifest(text, path)]));
}

/**
 * What client teams have registered, in the order of client, version and name.
 *
 * @param files Text by path.
 * @throws CouldNotCheck when a manifest is malformed, or does not hold for the files beside it.
 */
export function registeredOperations(
  files: ReadonlyMap<string, string>,
  schemaFolder?: string,
): readonly RegisteredOperation[] {
  const found = [...manifestsIn(files, schemaFolder)].flatMap(([path, manifest]) =>
    manifest.operations.map((entry) => {
      const file = path.slice(0, -MANIFEST.length) + entry.file;
      const text = files.get(file);
      if (text === undefined)
        throw new CouldNotCheck(`${path}: expected the file ${entry.file} beside it, there is none.`);
      if (idOf(text) !== entry.id)
        throw new CouldNotCheck(
          `${file} is not the text that ${MANIFEST} registers: what is registered stays as it is; register another version.`,
        );
      const { client, version, status } = manifest;
      const document = operationIn(text, file, entry.name);
      return { client, version, isActive: status === "active", ...entry, file, text, document };
    }),
  );
  return found.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

/** How findings and reports call an operation: `web@1.0/Home`. */
export const keyOf = ({ client, version, name }: RegisteredOperation): string =>
  `${client}@${version}/${name}`;

function operationIn(text: string, file: string, name: string): DocumentNode {
  const document = parsed(text, file);
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (operations.length !== 1 || operation?.kind !== Kind.OPERATION_DEFINITION)
    throw new CouldNotCheck(`${file}: expected one operation, got ${operations.length}.`);
  if (operation.name?.value !== name)
    throw new CouldNotCheck(
      `${file}: expected the operation ${name}, got ${operation.name?.value ?? "one without a name"}.`,
    );
  return document;
}
