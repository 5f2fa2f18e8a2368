import { buildSchema } from "graphql";
import { describe, expect, it } from "vitest";
import { guardOf } from "./guard.ts";

const DIRECTIVE = "directive @authenticated on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM\n";
const guardedIn = (sdl: string) =>
  [...guardOf(buildSchema(DIRECTIVE + sdl), new Set(["authenticated"])).fields].sort();

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
