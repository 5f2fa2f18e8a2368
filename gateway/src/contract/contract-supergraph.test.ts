import { globSync, readFileSync } from "node:fs";
import { Supergraph } from "@apollo/federation-internals";
import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from "graphql";
import { describe, expect, it } from "vitest";
import { loadableSdl } from "../supergraph/loadable-sdl.ts";
import { composed } from "../testing/composed.ts";
import { type Contract, readContract } from "./contract.ts";
import { contractSupergraph } from "./contract-supergraph.ts";

const contract = (part: Partial<Contract>): Contract => ({
  name: "test",
  description: "For a test.",
  include: [],
  exclude: [],
  hideUnreachableTypes: true,
  ...part,
});
const apiOf = (sdl: string, part: Partial<Contract>) =>
  Supergraph.build(loadableSdl(contractSupergraph(composed({ a: sdl }), contract(part))))
    .apiSchema()
    .toGraphQLJSSchema();

/** Every coordinate of an API without those that every schema has. */
const coordinatesOf = (schema: GraphQLSchema): string[] =>
  Object.values(schema.getTypeMap())
    .filter(
      ({ name }) => !name.startsWith("__") && !["String", "Int", "Float", "Boolean", "ID"].includes(name),
    )
    .flatMap((type) => {
      if (isEnumType(type))
        return [type.name, ...type.getValues().map(({ name }: { name: string }) => `${type.name}.${name}`)];
      if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return [type.name];
      return Object.values(type.getFields()).flatMap((field) => [
        `${type.name}.${field.name}`,
        ...("args" in field
          ? field.args.map(({ name }: { name: string }) => `${type.name}.${field.name}(${name}:)`)
          : []),
      ]);
    })
    .toSorted();

describe("contractSupergraph", () => {
  it("hides what is excluded, whatever it is", () => {
    const sdl = `
      type Query { a(open: Int, shut: Int @tag(name: "x")): A in(input: In): Colour hidden: Int @tag(name: "x") secret: Secret @tag(name: "x") }
      type A { open: Int shut: Int @tag(name: "x") }
      type Secret @tag(name: "x") { value: Int }
      input In { open: Int shut: Int @tag(name: "x") }
      enum Colour { RED BLUE @tag(name: "x") }`;

    expect(coordinatesOf(apiOf(sdl, { exclude: ["x"] }))).toEqual([
      "A.open",
      "Colour",
      "Colour.RED",
      "In.open",
      "Query.a",
      "Query.a(open:)",
      "Query.in",
      "Query.in(input:)",
    ]);
  });

  it("shows only what is included, by the tag of the field or of its type, with the inputs that go with it", () => {
    const sdl = `
      type Query { a(input: In): A @tag(name: "p") b: B }
      type A @tag(name: "p") { colour: Colour b: Int }
      type B { other: Int }
      type Mutation { do: Int }
      input In { colour: Colour }
      enum Colour { RED }`;

    expect(coordinatesOf(apiOf(sdl, { include: ["p"] }))).toEqual([
      "A.b",
      "A.colour",
      "Colour",
      "Colour.RED",
      "In.colour",
      "Query.a",
      "Query.a(input:)",
    ]);
  });

  it("hides what is included and excluded", () => {
    const sdl = `type Query { a: Int @tag(name: "p") b: Int @tag(name: "p") @tag(name: "x") }`;

    expect(coordinatesOf(apiOf(sdl, { include: ["p"], exclude: ["x"] }))).toEqual(["Query.a"]);
  });

  it("hides unreachable types only when it is told to", () => {
    const sdl = `type Query { a: Int b: B @tag(name: "x") } type B { c: Int }`;

    expect(coordinatesOf(apiOf(sdl, { exclude: ["x"] }))).toEqual(["Query.a"]);
    expect(coordinatesOf(apiOf(sdl, { exclude: ["x"], hideUnreachableTypes: false }))).toEqual([
      "B.c",
      "Query.a",
    ]);
  });

  it("reaches types through interfaces and unions", () => {
    const sdl = `
      type Query { node: Node @tag(name: "p") pet: Pet @tag(name: "p") }
      interface Node @tag(name: "p") { id: ID }
      type A implements Node @tag(name: "p") { id: ID }
      type Hidden implements Node { id: ID }
      union Pet @tag(name: "p") = Cat
      type Cat @tag(name: "p") { name: String }`;

    expect(() => apiOf(sdl, { include: ["p"] })).not.toThrow();
    expect(coordinatesOf(apiOf(sdl, { include: ["p"] }))).toContain("Cat.name");
    expect(coordinatesOf(apiOf(sdl, { include: ["p"] }))).not.toContain("Hidden.id");
  });

  it("refuses a contract that shows a field and hides what it gives, and one that shows nothing", () => {
    const sdl = `type Query { a: A @tag(name: "p") other: Int @tag(name: "q") } type A { b: Int }`;

    expect(() => apiOf(sdl, { include: ["p"] })).toThrow(
      'The contract "test" makes no API: Type "A" is @inaccessible but is referenced by "Query.a", which is in the API schema.',
    );
    expect(() => apiOf(sdl, { include: ["nothing"] })).toThrow('The contract "test" makes no API');
  });

  it("knows the directives under the names that the supergraph gives them", () => {
    const renamed = composed({ a: `type Query { a: Int b: Int @tag(name: "x") c: Int @inaccessible }` })
      .replace(/tag\/v0\.3"/, 'tag/v0.3", as: "label"')
      .replaceAll("@tag", "@label");

    const api = Supergraph.build(loadableSdl(contractSupergraph(renamed, contract({ exclude: ["x"] }))))
      .apiSchema()
      .toGraphQLJSSchema();

    expect(renamed).toContain("@label");
    expect(coordinatesOf(api)).toEqual(["Query.a"]);
  });
});

describe.each(globSync("schema/contracts/*.yaml"))("%s", (path) => {
  const sdl = contractSupergraph(
    readFileSync("schema/supergraph.graphql", "utf8"),
    readContract(readFileSync(path, "utf8"), path),
  );
  const shown = coordinatesOf(Supergraph.build(loadableSdl(sdl)).apiSchema().toGraphQLJSSchema());

  it("shows nothing of wallets, friends, consents and the support desk", () => {
    expect(shown.filter((one) => /wallet|friend|consent|support|credit|envelope|bill/i.test(one))).toEqual(
      [],
    );
  });

  it("shows groups and official accounts", () => {
    expect(shown).toEqual(expect.arrayContaining(["Query.groups", "Query.lifeAccount", "Group.name"]));
  });

  it("lets partners act, and nobody else", () => {
    expect(shown.includes("Mutation.joinGroup")).toBe(path.includes("partner"));
  });
});
