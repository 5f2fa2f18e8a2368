import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { SDL_RULES } from "./sdl-rules.ts";

const GOOD = `
  type Mutation {
    "Moves."
    move(input: MoveInput!): MovePayload @authenticated
  }
  type Subscription {
    "What was moved."
    moved: MovePayload @authenticated
  }
  "What move needs."
  input MoveInput {
    "Once."
    idempotencyKey: UUID!
    "What it costs."
    price: MoneyInput!
  }
  "What came of it."
  type MovePayload {
    "The pieces."
    pieces("How many." first: Int = 20, "From where." after: String): PieceConnection
      @listSize(slicingArguments: ["first"])
    "Why nothing happened."
    userErrors: [UserError!]!
  }
  "A colour."
  enum Colour {
    "The one."
    BLACK
  }
`;

describe("the rules of the SDL", () => {
  it.each(Object.entries(SDL_RULES))("find nothing wrong where %s", (_name, mistakesIn) => {
    expect(mistakesIn(parse(GOOD))).toEqual([]);
  });

  const breakages: Record<keyof typeof SDL_RULES, readonly [string, string, string][]> = {
    "every mutation is guarded": [["@authenticated", "", "Mutation.move is not @authenticated"]],
    "every subscription is guarded": [
      ["moved: MovePayload @authenticated", "moved: MovePayload", "Subscription.moved is not @authenticated"],
    ],
    "every mutation takes one input": [
      ["(input: MoveInput!)", "", "Mutation.move must take (input: MoveInput!), takes ()"],
      ["MoveInput!)", "MoveInput)", "Mutation.move must take (input: MoveInput!), takes (input: MoveInput)"],
      [
        "(input: MoveInput!)",
        "(input: MoveInput!, fast: Boolean)",
        "Mutation.move must take (input: MoveInput!), takes (input: MoveInput!, fast: Boolean)",
      ],
    ],
    "every mutation gives a payload": [
      ["): MovePayload", "): MovePayload!", "Mutation.move must give MovePayload, gives MovePayload!"],
      ["[UserError!]!", "[UserError!]", "MovePayload has no userErrors: [UserError!]!"],
    ],
    "every input with money has an idempotency key": [
      ["UUID!", "UUID", "MoveInput has money and no idempotencyKey: UUID!"],
    ],
    "every connection is paged and sized": [
      [', "From where." after: String', "", "MovePayload.pieces has no argument after: String"],
      ['@listSize(slicingArguments: ["first"])', "", "MovePayload.pieces has no @listSize by first"],
    ],
    "everything is described": [
      ['"Moves."', "", "Mutation.move is not described"],
      ['"What move needs."', "", "MoveInput is not described"],
      ['"What it costs."', '" "', "MoveInput.price is not described"],
      ['"How many."', "", "MovePayload.pieces.first is not described"],
      ['"A colour."', "", "Colour is not described"],
      ['"The one."', "", "Colour.BLACK is not described"],
    ],
  };
  const cases = Object.entries(breakages).flatMap(([name, list]) =>
    list.map((breakage) => [name as keyof typeof SDL_RULES, ...breakage] as const),
  );

  it.each(cases)("notice, by %s, that %j became %j: %s", (name, good, bad, mistake) => {
    const sdl = GOOD.replace(good, bad);

    expect(sdl).not.toBe(GOOD);
    expect(SDL_RULES[name](parse(sdl))).toEqual([mistake]);
  });
});
