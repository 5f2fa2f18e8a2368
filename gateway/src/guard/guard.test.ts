import { buildSchema } from "graphql";
import { describe, expect, it } from "vitest";
import { closedTo, guardOf } from "./guard.ts";

const PLACES = "FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM";
const DIRECTIVES = `directive @authenticated on ${PLACES}
  directive @requiresScopes(scopes: [[String!]!]!) on ${PLACES}\n`;
const NAMES = { authenticated: new Set(["authenticated"]), requiresScopes: new Set(["requiresScopes"]) };
const guardIn = (sdl: string) => guardOf(buildSchema(DIRECTIVES + sdl), NAMES);
const guardedIn = (sdl: string) => [...guardIn(sdl).fields].sort();

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

describe("what is closed to a viewer", () => {
  const guard = guardIn(`
    type Query { open: Int own: Int @authenticated desk: Int @requiresScopes(scopes: [["support"]]) look: Look node: Node }
    type Look @requiresScopes(scopes: [["support", "senior"], ["operator"]]) { x: Int }
    interface Node { id: ID }
    type Case implements Node { id: ID @requiresScopes(scopes: [["support"]]) @authenticated }
    type Strict @requiresScopes(scopes: [["support"]]) { y: Int @requiresScopes(scopes: [["senior"]]) }`);
  const closed = (scopes: readonly string[] | null) => [...closedTo(guard, scopes).fields].sort();

  it("is all that is guarded without a viewer, what takes scopes too", () => {
    const all = ["Case.id", "Look.x", "Node.id", "Query.desk", "Query.look", "Query.own", "Strict.y"];

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
