import { buildSchema, type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { CLOSED_PATHS_MAX, closedPathsOf } from "./closed-paths.ts";
import { guardOf } from "./guard.ts";

const schema = buildSchema(`
  directive @authenticated on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
  type Query { viewer: User node: Node search: [Result!]! me: User @authenticated }
  type Mutation { pay: User @authenticated }
  interface Node { id: ID secret: String }
  type User implements Node { id: ID name: String secret: String @authenticated friends: [User!] }
  type Group implements Node { id: ID secret: String members: [User!] @authenticated }
  type Vault @authenticated { pin: Int }
  union Result = User | Group | Vault`);
const guard = guardOf(schema, {
  authenticated: new Set(["authenticated"]),
  requiresScopes: new Set(),
  policy: new Set(),
});

function closedPaths(text: string): readonly string[] {
  const { definitions } = parse(text);
  const operation = definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  if (operation === undefined) throw new Error("The test's document has no operation.");
  const fragments = new Map(
    definitions
      .filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  return closedPathsOf({ operation, fragments, schema }, new Set(guard.keys())).map(({ path }) =>
    path.join("."),
  );
}

describe("closedPathsOf", () => {
  it.each([
    ["nothing guarded", "{ viewer { id name friends { id } } }", []],
    ["a root field", "{ me { id } }", ["me"]],
    ["a mutation", "mutation { pay { id } }", ["pay"]],
    ["a nested field", "{ viewer { friends { secret } } }", ["viewer.friends.secret"]],
    ["aliases", "{ v: viewer { f: friends { name: secret } } }", ["v.f.name"]],
    ["an alias that covers a guarded name with an open one", "{ viewer { secret: name } }", []],
    ["every path of its own", "{ a: viewer { secret } b: viewer { secret } }", ["a.secret", "b.secret"]],
    ["a named fragment", "{ viewer { ...F } } fragment F on User { secret }", ["viewer.secret"]],
    [
      "fragments in fragments",
      "{ viewer { ...F } } fragment F on User { friends { ...G } } fragment G on User { secret }",
      ["viewer.friends.secret"],
    ],
    [
      "a fragment spread twice",
      "{ viewer { ...F friends { ...F } } } fragment F on User { secret }",
      ["viewer.secret", "viewer.friends.secret"],
    ],
    ["an inline fragment without a type", "{ viewer { ... { secret } } }", ["viewer.secret"]],
    ["an interface's field", "{ node { secret } }", ["node.secret"]],
    ["a type behind an interface", "{ node { ... on Group { members { id } } } }", ["node.members"]],
    ["an interface's field by way of a type", "{ viewer { ... on Node { secret } } }", ["viewer.secret"]],
    ["a type of a union", "{ search { ... on User { secret } } }", ["search.secret"]],
    [
      "that there is one of a guarded type",
      "{ search { ... on Vault { __typename } } }",
      ["search.__typename"],
    ],
    ["what is skipped", "{ viewer { secret @skip(if: true) } }", ["viewer.secret"]],
    ["what is not included", "query ($no: Boolean!) { me @include(if: $no) { id } }", ["me"]],
    ["introspection", '{ __schema { types { name } } __type(name: "Vault") { name } }', []],
  ])("finds %s", (_what, text, paths) => {
    expect(closedPaths(text)).toEqual(paths);
  });

  it("ends when fragments go in circles", () => {
    const text =
      "{ viewer { ...F } } fragment F on User { friends { ...G } secret } fragment G on User { ...F }";

    expect(closedPaths(text)).toEqual(["viewer.secret"]);
  });

  it("stays small and fast where fragments unfold to a billion fields", () => {
    const level = (index: number) =>
      `fragment F${index} on User { a: friends { ...F${index + 1} } b: friends { ...F${index + 1} } }`;
    const levels = Array.from({ length: 30 }, (_, index) => level(index)).join("\n");
    const startedAtMs = performance.now();

    const paths = closedPaths(`{ viewer { ...F0 } } ${levels} fragment F30 on User { secret }`);

    expect(paths).toHaveLength(CLOSED_PATHS_MAX);
    expect(performance.now() - startedAtMs).toBeLessThan(1_000);
  });
});
