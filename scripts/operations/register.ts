import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, type GraphQLSchema, parse, print } from "graphql";
import { CouldNotCheck } from "../schema-check/could-not-check.ts";
import {
  fileOf,
  folderOf,
  idOf,
  isClient,
  isVersion,
  MANIFEST,
  type Manifest,
  type ManifestEntry,
  manifestText,
  OPERATIONS_MAX,
  readManifest,
} from "../schema-check/operations/manifest.ts";
import { operationsFolder } from "../schema-check/operations/registered-operations.ts";
import { errorsIn } from "../schema-check/operations/validity.ts";
import type { ExtractedOperation } from "./extract.ts";

export type ClientVersion = { readonly client: string; readonly version: string };

/** What a command was told of the client; the mistakes are sentences. */
export function clientVersionOf(client: string | undefined, version: string | undefined): ClientVersion {
  if (client === undefined || !isClient(client))
    throw new CouldNotCheck(
      `--client must be a name of a-z, 0-9 and -, got ${JSON.stringify(client ?? "")}.`,
    );
  if (version === undefined || !isVersion(version))
    throw new CouldNotCheck(
      `--version must be such as 1.4 (0-9, letters, . and -), got ${JSON.stringify(version ?? "")}.`,
    );
  return { client, version };
}

const pathOf = (of: ClientVersion): string => join(operationsFolder(), folderOf(of), MANIFEST);

/** @throws CouldNotCheck when it is malformed. */
export function manifestOf(of: ClientVersion): Manifest | null {
  const path = pathOf(of);
  return existsSync(path) ? readManifest(readFileSync(path, "utf8"), path) : null;
}

/** Last and in one step: whoever is killed before has registered nothing. */
export function writeManifest(manifest: Manifest): void {
  const path = pathOf(manifest);
  writeFileSync(`${path}.new`, manifestText(manifest));
  renameSync(`${path}.new`, path);
}

/** Why these operations cannot be registered, a sentence a mistake. */
export function mistakesOf(
  operations: readonly ExtractedOperation[],
  of: ClientVersion,
  api: GraphQLSchema,
): readonly string[] {
  const manifest = manifestOf(of);
  const registered = manifest?.operations ?? [];
  if (manifest?.status === "retired") return [`${folderOf(of)} is retired: register another version.`];
  if (registered.length + operations.length > OPERATIONS_MAX)
    return [`${folderOf(of)} would have more than ${OPERATIONS_MAX} operations.`];

  return operations.flatMap(({ name, text, path }) => {
    const invalid = errorsIn(parse(text), api).map(({ message }) => `${path}: ${name}: ${message}`);
    const known = registered.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (known === undefined) return invalid;
    if (known.name !== name)
      return [
        ...invalid,
        `${path}: ${name} differs from the registered ${known.name} only in the case of letters.`,
      ];
    const isSame = canonical(registeredText(of, known)) === text;
    return isSame
      ? invalid
      : [
          ...invalid,
          `${path}: ${folderOf(of)} has another operation named ${name}: give it another name, or register another version.`,
        ];
  });
}

const canonical = (text: string): string => print(parse(text));

const registeredText = (of: ClientVersion, { file }: ManifestEntry): string =>
  readFileSync(join(operationsFolder(), folderOf(of), file), "utf8");

/** Stores what is not registered yet, and says which. */
export function register(operations: readonly ExtractedOperation[], of: ClientVersion): readonly string[] {
  const { operations: registered, ...manifest } = manifestOf(of) ?? {
    ...of,
    status: "active",
    operations: [],
  };
  const added = operations.filter(({ name }) => !registered.some((one) => one.name === name));
  const folder = join(operationsFolder(), folderOf(of));
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of added) writeFileSync(join(folder, fileOf(name)), text);
  const entries = added.map(({ name, text }) => ({ name, id: idOf(text), file: fileOf(name) }));
  if (added.length > 0) writeManifest({ ...manifest, operations: [...registered, ...entries] });
  return added.map(({ name }) => name);
}

/** The API that operations are held against. */
export const readApi = (): GraphQLSchema => buildSchema(readFileSync("schema/api.graphql", "utf8"));
