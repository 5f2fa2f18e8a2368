import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { coordinatesOf, selectionOf, shownIn, typesOf } from "./every-field.ts";

const types = typesOf(
  parse(`
    type Mutation { move: MovePayload }
    type Subscription { moved: Piece }
    type MovePayload { piece: Piece }
    type MoveError { code: String }
    type Piece { id: ID! square(of: ID!): Square neighbours: [Piece!] }
    type Square { name: String! board: Board }
    type Board { squares: [Square!] }
  `),
);
const options = { selectionByLeaf: { Piece: "{ id }" }, argumentsByField: { "Piece.square": '(of: "a1")' } };

describe("every field of a subgraph", () => {
  it("is named, but for mutations with their outcomes and subscriptions", () => {
    expect(coordinatesOf(types)).toEqual([
      "Piece.id",
      "Piece.square",
      "Piece.neighbours",
      "Square.name",
      "Square.board",
      "Board.squares",
    ]);
  });

  it("is asked for, with the arguments it needs, down to where the selection ends or turns back", () => {
    expect(selectionOf(types, "Piece", options)).toBe(
      '{ id square(of: "a1") { name board { squares { __typename } } } neighbours { id } }',
    );
  });

  it("is shown where it has a value anywhere in an answer", () => {
    const value = { id: "1", square: null, neighbours: [{ id: "2" }, { square: { name: "a1" } }] };

    expect(new Set(shownIn(types, "Piece", value))).toEqual(
      new Set(["Piece.id", "Piece.neighbours", "Piece.square", "Square.name"]),
    );
  });
});
