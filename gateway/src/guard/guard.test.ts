import { buildSchema } from "graphql";
import { describe, expect, it } from "vitest";
import { type Access, guardOf, isOpenTo } from "./guard.ts";

const PLACES = "FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM";
const DIRECTIVES = `directive @authenticated on ${PLACES}
  directive @requiresScopes(scopes: [[String!]!]!) on ${PLACES}
  directive @policy(policies: [[String!]!]!) on ${PLACES}
  directive @inaccessible on OBJECT | INTERFACE | FIELD_DEFINITION\n`;
const NAMES = {
  authenticated: new Set(["authenticated"]),
  requiresScopes: new Set(["requiresScopes"]),
  policy: new Set(["policy"]),
};
const guardIn = (sdl: string) => guardOf(buildSchema(DIRECTIVES + sdl), NAMES);
const guardedIn = (sdl: string) => [...guardIn(sdl).keys()].filter((name) => name.includes(".")).sort();

describe("guardOf", () => {
  it("guards a marked field and nothing beside it", () => {
    expect(guardedIn("type Query { open: Int secret: Int @authenticated }")).toEqual(["Query.secret"]);
  });

  it("guards each field of a marked type and each field that returns it", () => {
    const sdl = "type Query { one: A many: [[A!]!]! open: Int } type A @authenticated { x: Int y: Int }";

    expect(guardedIn(sdl)).toEqual(["A.x", "A.y", "Query.many", "Query.one"]);
  });

  it("guards fields that return a marked scalar or enum", () => {
    const sdl = `
      type Query { open: Int money: Money! mood: [Mood] }
      scalar Money @authenticated
      enum Mood @authenticated { GOOD }`;

    expect(guardedIn(sdl)).toEqual(["Query.money", "Query.mood"]);
  });

  it("guards an interface's field when any type behind it guards it, through interfaces of interfaces too", () => {
    const sdl = `
      type Query { node: Top }
      interface Top { x: Int y: Int }
      interface Middle implements Top { x: Int y: Int }
      type Open implements Top { x: Int y: Int }
      type Shut implements Middle & Top { x: Int @authenticated y: Int }`;

    expect(guardedIn(sdl)).toEqual(["Middle.x", "Shut.x", "Top.x"]);
  });

  it("guards an interface's fields when a type behind it is marked as a whole", () => {
    const sdl = `
      type Query { node: Node }
      interface Node { id: ID }
      type A implements Node @authenticated { id: ID name: String }
      type B implements Node { id: ID }`;

    expect(guardedIn(sdl)).toEqual(["A.id", "A.name", "Node.id"]);
  });

  it("guards the field of each type whose interface guards it", () => {
    const sdl = `
      type Query { a: A b: B }
      interface Node { id: ID @authenticated name: String }
      interface Vault @authenticated { pin: Int }
      type A implements Node { id: ID name: String }
      type B implements Vault { pin: Int open: Int }`;

    expect(guardedIn(sdl)).toEqual(["A.id", "B.pin", "Node.id", "Vault.pin"]);
  });

  it("guards every field of a marked root", () => {
    const sdl = "type Query { a: Int } type Mutation @authenticated { pay: Int join: Int }";

    expect(guardedIn(sdl)).toEqual(["Mutation.join", "Mutation.pay"]);
  });
});

describe("guardOf with @policy", () => {
  it("guards fields, and what returns a marked object, interface, scalar or enum", () => {
    const rule = '@policy(policies: [["a"]])';
    const sdl = `
      type Query { field: Int ${rule} object: A node: Node scalar: Money enum: Mood open: Int }
      type A ${rule} { x: Int } interface Node ${rule} { id: ID } type B implements Node { id: ID open: Int }
      scalar Money ${rule} enum Mood ${rule} { GOOD }`;

    expect(guardedIn(sdl)).toEqual([
      ...["A.x", "B.id", "Node.id"],
      ...["Query.enum", "Query.field", "Query.node", "Query.object", "Query.scalar"],
    ]);
  });

  it("guards a field by the interface that clients do not see", () => {
    const sdl = `
      type Query { a: A }
      interface Hidden @inaccessible { secret: Int @policy(policies: [["a"]]) }
      type A implements Hidden { secret: Int open: Int }`;

    expect(guardedIn(sdl)).toEqual(["A.secret", "Hidden.secret"]);
  });

  it("asks for all rules of a field, its type and what it returns, each by any of its sets", () => {
    const guard = guardIn(`
      type Query @policy(policies: [["on"]]) { a: A @policy(policies: [["x", "y"], ["z"]]) @requiresScopes(scopes: [["s"]]) }
      type A @policy(policies: [["member"]]) { n: Int }`);
    const rules = guard.get("Query.a");
    const isOpen = (policies: readonly string[], scopes = ["s"]) =>
      rules !== undefined && isOpenTo(rules, { isViewer: true, scopes, policies });

    expect(isOpen(["on", "member", "x", "y"])).toBe(true);
    expect(isOpen(["on", "member", "z"])).toBe(true);
    for (const held of [["on", "member", "x"], ["on", "member"], ["on", "z"], ["member", "z"], []])
      expect(isOpen(held)).toBe(false);
    expect(isOpen(["on", "member", "z"], [])).toBe(false);
  });

  it("lets nobody in particular in where a policy alone holds, and nowhere else", () => {
    const guard = guardIn(`
      type Query { a: Int @policy(policies: [["daytime"]]) b: Int @policy(policies: [["daytime"]]) @authenticated
        c: Int @policy(policies: []) d: Int @policy(policies: [[]]) }`);
    const access: Access = { isViewer: false, scopes: [], policies: ["daytime"] };

    const open = [...guard].filter(([, rules]) => isOpenTo(rules, access)).map(([name]) => name);

    expect(open).toEqual(["Query.a"]);
  });
});

describe("what is closed to a viewer", () => {
  const guard = guardIn(`
    type Query { open: Int own: Int @authenticated desk: Int @requiresScopes(scopes: [["support"]]) look: Look node: Node }
    type Look @requiresScopes(scopes: [["support", "senior"], ["operator"]]) { x: Int }
    interface Node { id: ID }
    type Case implements Node { id: ID @requiresScopes(scopes: [["support"]]) @authenticated }
    type Strict @requiresScopes(scopes: [["support"]]) { y: Int @requiresScopes(scopes: [["senior"]]) }`);
  const closed = (scopes: readonly string[] | null) =>
    [...guard]
      .filter(
        ([, rules]) => !isOpenTo(rules, { isViewer: scopes !== null, scopes: scopes ?? [], policies: [] }),
      )
      .map(([name]) => name)
      .sort();

  it("is all that is guarded without a viewer, what takes scopes too", () => {
    const all = [
      "Case.id",
      "Look",
      "Look.x",
      "Node.id",
      "Query.desk",
      "Query.look",
      "Query.own",
      "Strict",
      "Strict.y",
    ];

    expect(closed(null)).toEqual(all);
  });

  it("is what takes scopes with a viewer who has none", () => {
    const all = ["Case.id", "Look", "Look.x", "Node.id", "Query.desk", "Query.look", "Strict", "Strict.y"];

    expect(closed(["user"])).toEqual(all);
  });

  it("is what takes other scopes, or more of them", () => {
    expect(closed(["support"])).toEqual(["Look", "Look.x", "Query.look", "Strict.y"]);
    expect(closed(["support", "senior"])).toEqual([]);
    expect(closed(["operator"])).not.toContain("Query.look");
  });
});
