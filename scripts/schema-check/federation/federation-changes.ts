import type { Change } from "../api/change.ts";
import type { Severity } from "../finding.ts";
import type { Comparison } from "../side.ts";
import type { FederationCode } from "./codes.ts";
import { type Joined, type JoinedField, type JoinedType, joinedOf } from "./joined.ts";
import { shareableChanges } from "./shareable-changes.ts";

/**
 * Changes of how the subgraphs make the graph. Clients do not feel them when subgraphs and supergraph are deployed in the
 * right order, which is what the ways out say.
 */
export function federationChanges(comparison: Comparison): readonly Change<FederationCode>[] {
  const [base, candidate] = [joinedOf(comparison.base), joinedOf(comparison.candidate)];
  return [
    ...subgraphChanges(base, candidate),
    ...[...candidate.types].flatMap(([name, now]) => typeChanges(name, base.types.get(name), now)),
    ...[...candidate.fields].flatMap(([name, now]) => fieldChanges(name, base.fields.get(name), now)),
    ...shareableChanges(comparison),
  ];
}

type Told = { readonly code: FederationCode; readonly severity: Severity; readonly message: string };

const changeIn = (coordinate: string, subgraph: string, told: Told): Change<FederationCode> => ({
  ...told,
  coordinate,
  subgraph,
  touches: null,
});

function subgraphChanges(base: Joined, candidate: Joined): readonly Change<FederationCode>[] {
  const added = candidate.subgraphs.filter((name) => !base.subgraphs.includes(name));
  const removed = base.subgraphs.filter((name) => !candidate.subgraphs.includes(name));
  return [
    ...added.map((name) =>
      changeIn("Query", name, {
        code: "SUBGRAPH_ADDED",
        severity: "safe",
        message: `The subgraph ${name} is new.`,
      }),
    ),
    ...removed.map((name) =>
      changeIn("Query", name, {
        code: "SUBGRAPH_REMOVED",
        severity: "dangerous",
        message: `The subgraph ${name} is removed.`,
      }),
    ),
  ];
}

function typeChanges(
  name: string,
  before: ReadonlyMap<string, JoinedType> | undefined,
  now: ReadonlyMap<string, JoinedType>,
): readonly Change<FederationCode>[] {
  return [...now].flatMap(([subgraph, type]) => {
    const was = before?.get(subgraph);
    if (was === undefined) return [];
    const tell = (code: FederationCode, severity: Severity, message: string) =>
      changeIn(name, subgraph, { code, severity, message });
    const changes: Change<FederationCode>[] = [];
    for (const [key, isResolvable] of was.resolvableByKey)
      if (!type.resolvableByKey.has(key))
        changes.push(
          tell("KEY_REMOVED", "dangerous", `${subgraph} can no longer be asked for ${name} by ${key}.`),
        );
      else if (isResolvable && type.resolvableByKey.get(key) === false)
        changes.push(
          tell("ENTITY_NOT_RESOLVABLE", "dangerous", `${subgraph} no longer resolves ${name} by ${key}.`),
        );
      else if (!isResolvable && type.resolvableByKey.get(key) === true)
        changes.push(tell("ENTITY_RESOLVABLE", "safe", `${subgraph} resolves ${name} by ${key} now.`));
    for (const key of type.resolvableByKey.keys())
      if (!was.resolvableByKey.has(key))
        changes.push(tell("KEY_ADDED", "safe", `${subgraph} can be asked for ${name} by ${key} now.`));
    if (was.isInterfaceObject !== type.isInterfaceObject)
      changes.push(
        tell(
          "INTERFACE_OBJECT_CHANGED",
          "dangerous",
          `${name} is ${type.isInterfaceObject ? "an" : "no longer an"} @interfaceObject in ${subgraph}.`,
        ),
      );
    return changes;
  });
}

function fieldChanges(
  coordinate: string,
  before: ReadonlyMap<string, JoinedField> | undefined,
  now: ReadonlyMap<string, JoinedField>,
): readonly Change<FederationCode>[] {
  if (before === undefined) return [];
  return [
    ...moveOf(coordinate, before, now),
    ...[...now].flatMap(([subgraph, field]) => {
      const was = before.get(subgraph);
      return was === undefined ? [] : partChanges(coordinate, subgraph, was, field);
    }),
  ];
}

function moveOf(
  coordinate: string,
  before: ReadonlyMap<string, JoinedField>,
  now: ReadonlyMap<string, JoinedField>,
): readonly Change<FederationCode>[] {
  for (const [subgraph, { overrides }] of now)
    if (overrides !== null && before.get(subgraph)?.overrides !== overrides) {
      const message = `${coordinate} moves from ${overrides} to ${subgraph}.`;
      return [changeIn(coordinate, subgraph, { code: "FIELD_MOVED", severity: "dangerous", message })];
    }

  const [from, to] = [resolversIn(before), resolversIn(now)];
  const [target] = to;
  if (target === undefined || from.length === 0 || from.some((name) => to.includes(name))) return [];
  const message = `${coordinate} moves from ${from.join(" and ")} to ${to.join(" and ")} all at once.`;
  return [
    changeIn(coordinate, target, { code: "FIELD_MOVED_WITHOUT_OVERRIDE", severity: "dangerous", message }),
  ];
}

const resolversIn = (bySubgraph: ReadonlyMap<string, JoinedField>): readonly string[] =>
  [...bySubgraph].filter(([, { isResolved }]) => isResolved).map(([subgraph]) => subgraph);

function partChanges(
  coordinate: string,
  subgraph: string,
  was: JoinedField,
  now: JoinedField,
): readonly Change<FederationCode>[] {
  const changes: Change<FederationCode>[] = [];
  const tell = (code: FederationCode, message: string) =>
    changes.push(changeIn(coordinate, subgraph, { code, severity: "dangerous", message }));
  const from = (fields: string | null) => fields ?? "nothing";
  if (was.isExternal !== now.isExternal)
    tell(
      "EXTERNAL_CHANGED",
      `${coordinate} is ${now.isExternal ? "" : "no longer "}@external in ${subgraph}.`,
    );
  if (was.overrides !== null && was.overrides === now.overrides && was.label !== now.label)
    tell(
      "FIELD_MOVES_FURTHER",
      `${coordinate} moves to ${subgraph} for ${shareOf(now)}, it did for ${shareOf(was)}.`,
    );
  if (was.requires !== now.requires)
    tell(
      "REQUIRES_CHANGED",
      `${coordinate} requires ${from(now.requires)} in ${subgraph}, it required ${from(was.requires)}.`,
    );
  if (was.provides !== now.provides)
    tell(
      "PROVIDES_CHANGED",
      `${coordinate} provides ${from(now.provides)} in ${subgraph}, it provided ${from(was.provides)}.`,
    );
  return changes;
}

const shareOf = ({ label }: JoinedField): string => label ?? "everybody";
