import fc from "fast-check";
import { buildSchema, getVariableValues, Kind, type OperationDefinitionNode, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { coerceVariables } from "./coerce-variables.ts";

const schema = buildSchema(`
  type Query { n(id: ID): Int }
  enum Mood { GOOD BAD }
  input Filter { text: String mood: Mood = GOOD size: Int! and: [Filter!] }`);

function both(definitions: string, given: Record<string, unknown>) {
  const operation = parse(`query (${definitions}) { n }`).definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  const asked = [schema, operation?.variableDefinitions ?? [], given] as const;
  const { coerced, errors } = getVariableValues(...asked, { maxErrors: 50 });
  return { ours: coerceVariables(...asked), theirs: { coerced, refusals: errors } };
}

describe("the variables of a request", () => {
  const DEFINITIONS =
    "$f: Filter, $all: [Filter!]! = [], $n: Int = 7, $m: Mood!, $id: ID, $on: Boolean = true, $none: Int";
  const name = fc.constantFrom("text", "mood", "size", "and", "n", "id", "constructor");
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom("GOOD", "GOD", "x", 3, 1.5, -0, true, null, 2 ** 40),
      fc.array(tie("any"), { maxLength: 13 }),
      fc.dictionary(name, tie("any"), { maxKeys: 5, noNullPrototype: true }),
    ),
  })).any;
  const given = fc.dictionary(fc.constantFrom("f", "all", "n", "m", "id", "on", "other"), value, {
    noNullPrototype: true,
  });

  it("are taken or refused as by graphql-js, with its words", () => {
    fc.assert(
      fc.property(given, (variables) => {
        const { ours, theirs } = both(DEFINITIONS, variables);

        expect(ours.coerced).toEqual(theirs.coerced);
        expect(ours.refusals?.map(({ message }) => message.slice(0, 1_000))).toEqual(
          theirs.refusals?.map(({ message }) => message.slice(0, 1_000)),
        );
        expect(ours.refusals?.map(({ locations }) => locations)).toEqual(
          theirs.refusals?.map(({ locations }) => locations),
        );
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  it("are refused in little time, however large an object is that is wrong in each of its fields", () => {
    const given = Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`k${index}`, index]));
    const startedAtMs = performance.now();

    const { refusals } = coerceVariables(schema, definitionsOf("$f: Filter"), { f: given });

    expect(performance.now() - startedAtMs).toBeLessThan(1_500);
    expect(refusals).toHaveLength(51);
    expect(refusals?.[0]?.message).toMatch(/^Variable "\$f" got invalid value { k0: 0, k1: 1,/);
    expect(Math.max(...(refusals ?? []).map(({ message }) => message.length))).toBeLessThan(1_200);
  });

  it("keep one that is called like what objects inherit", () => {
    const { coerced } = coerceVariables(schema, definitionsOf("$__proto__: Int = 3, $constructor: Int"), {});

    expect(Object.entries(coerced ?? {})).toEqual([["__proto__", 3]]);
  });
});

const definitionsOf = (definitions: string) =>
  parse(`query (${definitions}) { n }`).definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? (node.variableDefinitions ?? []) : [],
  );
