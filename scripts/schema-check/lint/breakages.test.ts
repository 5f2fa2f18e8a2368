import { describe, expect, it } from "vitest";
import { lint } from "./lint.ts";

const TODAY = "2026-02-17";
const GOOD = `
  type Query {
    "Pieces."
    pieces("How many: 1 to 100." first: Int = 20, "From where." after: String): PieceConnection
      @cost(weight: 2)
      @listSize(slicingArguments: ["first"])
    "All colours."
    colours: [ColourInfo!] @listSize(assumedSize: 2)
  }
  type Mutation {
    "Moves."
    move(input: MoveInput!): MovePayload @authenticated @cost(weight: 10)
  }
  type Subscription {
    "What was moved."
    moved: MovePayload @authenticated @cost(weight: 5)
  }
  "What move needs."
  input MoveInput {
    "Once."
    idempotencyKey: UUID!
    "What it costs."
    price: MoneyInput!
    "Which."
    pieceIds: [ID!]
  }
  "What came of it."
  type MovePayload {
    "What it cost."
    cost: Money
    "Why nothing happened."
    userErrors: [UserError!]!
  }
  "A page."
  type PieceConnection {
    "The pieces with their places."
    edges: [PieceEdge!]!
    "The pieces."
    nodes: [Piece!]!
    "Where it stands."
    pageInfo: PageInfo!
  }
  "A piece in a list."
  type PieceEdge {
    "The piece."
    node: Piece!
    "Its place."
    cursor: String!
  }
  "A piece."
  type Piece {
    "Opaque."
    id: ID!
    "Who has it."
    ownerId: ID
    "When it was moved."
    movedAt: DateTime
    "Whether it is the viewer's turn."
    viewerMayMove: Boolean
  }
  "An amount."
  type Money {
    "How much."
    amountMinor: BigInt!
    "Of what."
    currency: CurrencyCode!
  }
  "What the client has to handle."
  interface UserError {
    "For people."
    message: String!
    "Where."
    path: [String!]
  }
  "A colour that there is."
  type ColourInfo {
    "Which."
    colour: Colour
  }
  "A colour."
  enum Colour {
    "The one."
    BLACK
  }
`;

/** What is written there instead, and what is found then. */
const BREAKAGES: readonly (readonly [string, string, ...string[]])[] = [
  ['"Moves."', "", "DESCRIPTION_MISSING Mutation.move"],
  ['"What move needs."', "", "DESCRIPTION_MISSING MoveInput"],
  ['"What it costs."', '" "', "DESCRIPTION_MISSING MoveInput.price"],
  ['"From where."', "", "DESCRIPTION_MISSING Query.pieces(after:)"],
  ['"A colour."', "", "DESCRIPTION_MISSING Colour"],
  ['"The one."', "", "DESCRIPTION_MISSING Colour.BLACK"],
  ["@authenticated", "", "MUTATION_GUARDED Mutation.move"],
  ["moved: MovePayload @authenticated", "moved: MovePayload", "MUTATION_GUARDED Subscription.moved"],
  ["@cost(weight: 5)", "", "COST_MISSING Subscription.moved"],
  ["@cost(weight: 10)", "", "COST_MISSING Mutation.move"],
  ["(input: MoveInput!)", "", "MUTATION_INPUT Mutation.move"],
  ["MoveInput!)", "MoveInput)", "MUTATION_INPUT Mutation.move"],
  ["(input: MoveInput!)", '(input: MoveInput!, "F." fast: Boolean)', "MUTATION_INPUT Mutation.move"],
  ["): MovePayload @", "): MovePayload! @", "MUTATION_PAYLOAD Mutation.move"],
  ["[UserError!]!", "[UserError!]", "MUTATION_PAYLOAD MovePayload.userErrors"],
  ["idempotencyKey: UUID!", "idempotencyKey: UUID", "IDEMPOTENCY_KEY MoveInput.idempotencyKey"],
  ["idempotencyKey", "key", "IDEMPOTENCY_KEY MoveInput"],
  [', "From where." after: String', "", "PAGE_ARGUMENTS Query.pieces"],
  ["first: Int = 20", "first: Int = 50", "PAGE_ARGUMENTS Query.pieces"],
  ["first: Int = 20", "first: Int! = 20", "PAGE_ARGUMENTS Query.pieces"],
  ["1 to 100", "1 to 1000", "PAGE_BOUNDS Query.pieces(first:)"],
  ["after: String", "after: ID", "OFFSET_PAGING Query.pieces(after:)", "PAGE_ARGUMENTS Query.pieces"],
  ["cursor: String!", "cursor: Int!", "CONNECTION_SHAPE PieceEdge.cursor", "OFFSET_PAGING PieceEdge.cursor"],
  ["slicingArguments", "sizedFields", "LIST_SIZE_MISSING Query.pieces"],
  ['["first"]', '["last"]', "LIST_SIZE_MISSING Query.pieces"],
  ["@listSize(assumedSize: 2)", "", "LIST_SIZE_MISSING Query.colours"],
  ["edges: [PieceEdge!]!", "edges: [PieceEdge]", "CONNECTION_SHAPE PieceConnection.edges"],
  [
    "node: Piece!",
    "node: [Int!]!",
    "CONNECTION_SHAPE PieceConnection.nodes",
    "CONNECTION_SHAPE PieceEdge.node",
  ],
  ["cost: Money", "cost: Money!", "NULLABLE_MONEY_AND_CONSENT MovePayload.cost"],
  ["cost: Money", "costMinor: Int", "MONEY_TYPE MovePayload.costMinor"],
  ["amountMinor: BigInt!", "amountMinor: Float!", "MONEY_TYPE Money.amountMinor"],
  ["amountMinor: BigInt!", "amountMinor: BigInt", "MONEY_TYPE Money.amountMinor"],
  ["currency: CurrencyCode!", "unit: String", "MONEY_TYPE Money"],
  ["path: [String!]", "path: [String!]!", "USER_ERROR_SHAPE UserError.path"],
  ["price: MoneyInput!", "price: Float!", "MONEY_TYPE MoveInput.price"],
  ["pieceIds: [ID!]", "pieceIds: ID", "ID_TYPE MoveInput.pieceIds"],
  ["ownerId: ID", "ownerId: Int", "ID_TYPE Piece.ownerId"],
  ["id: ID!", "id: ID", "ID_TYPE Piece.id"],
  ["movedAt", "moveTime", "INSTANT_NAME Piece.moveTime"],
  ["viewerMayMove", "isLikedByMe", "VIEWER_FIELD Piece.isLikedByMe"],
  ["ownerId", "viewer_id", "FIELD_NAME Piece.viewer_id"],
  ["colours:", "listColours:", "FIELD_NAME Query.listColours"],
  ["BLACK", "Black", "ENUM_VALUE_NAME Colour.Black"],
  ["input MoveInput", "input MoveValues", "INPUT_NAME MoveValues"],
  ["type ColourInfo", "type ColourInput", "INPUT_NAME ColourInput"],
  ["type ColourInfo", "type colour_info", "TYPE_NAME colour_info"],
  ["type ColourInfo", "type ColourMsg", "NAME_ABBREVIATED ColourMsg"],
];

describe("the rules of the house", () => {
  const codesOf = (sdl: string) =>
    lint([{ name: "board", file: "board.graphql", sdl }], TODAY)
      .map(({ code, coordinate }) => `${code} ${coordinate}`)
      .toSorted();

  it("find nothing wrong with what is as they want it", () => {
    expect(codesOf(GOOD)).toEqual([]);
  });

  it.each(BREAKAGES)("notice that %j became %j", (good, bad, ...findings) => {
    const sdl = GOOD.replace(good, bad);

    expect(sdl).not.toBe(GOOD);
    expect(codesOf(sdl)).toEqual(findings);
  });
});
