import { buildSchema, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { DEFAULT_LIMITS } from "./limits.ts";
import { operationLimitsRule } from "./operation-limits.ts";

const schema = buildSchema("type Query { user: User a: Int } type User { id: ID friend: User }");
const complaints = (text: string) =>
  validate(schema, parse(text), [operationLimitsRule(DEFAULT_LIMITS)]).map(({ message }) => message);
const nested = (levelCount: number) =>
  `{ user ${"{ friend ".repeat(levelCount - 2)}{ id }${" }".repeat(levelCount - 2)} }`;
const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join(" ");

describe("operationLimitsRule", () => {
  it("lets an operation of ordinary size pass", () => {
    expect(complaints("{ user { id friend { ...F } } } fragment F on User { id f: friend { id } }")).toEqual(
      [],
    );
  });

  it("refuses more levels than the limit", () => {
    expect(complaints(nested(DEFAULT_LIMITS.depth))).toEqual([]);
    expect(complaints(nested(DEFAULT_LIMITS.depth + 1))).toEqual([
      "An operation may have at most 20 levels of fields, got 21.",
    ]);
  });

  it("counts levels through fragments", () => {
    const chain = times(30, (index) => `fragment F${index} on User { friend { ...F${index + 1} } }`);

    expect(complaints(`{ user { ...F0 } } ${chain} fragment F30 on User { id }`)).toEqual([
      "An operation may have at most 20 levels of fields, got 32.",
    ]);
  });

  it("refuses more aliases than the limit", () => {
    const aliases = times(DEFAULT_LIMITS.aliases + 1, (index) => `a${index}: id`);

    expect(complaints(`{ user { ${aliases} } }`)).toEqual([
      "An operation may have at most 100 aliases, got 101.",
    ]);
  });

  it("refuses more root fields than the limit, and counts those of fragments once", () => {
    const roots = times(DEFAULT_LIMITS.rootFields, (index) => `a${index}: a`);

    expect(complaints(`{ ...F ...F } fragment F on Query { ${roots} }`)).toEqual([]);
    expect(complaints(`{ ...F a } fragment F on Query { ${roots} }`)).toEqual([
      "An operation may have at most 20 fields at its root, got 21.",
    ]);
  });

  it("refuses more directives than the limit, wherever they stand and whatever fragments repeat", () => {
    const on = (count: number) => "@include(if: true) @skip(if: false) ".repeat(count / 2);
    const [whole, over] = [DEFAULT_LIMITS.directives, DEFAULT_LIMITS.directives + 2];

    expect(complaints(`{ a ${on(whole)} }`)).toEqual([]);
    for (const text of [
      `{ a ${on(over)} }`,
      `{ ... ${on(over)} { a } }`,
      `query ${on(over)} { a }`,
      `query ($v: Int ${on(over)}) { a }`,
      `{ user { ...F f: friend { ...F } } } fragment F on User { id ${on(over / 2 + 1)} }`,
      `{ ...F } fragment F on Query ${on(over)} { a }`,
    ])
      expect(complaints(text)).toEqual([
        expect.stringMatching(/^An operation may have at most 100 directives, got 10[24]\.$/),
      ]);
  });

  it("counts what fragments unfold to without unfolding them", () => {
    const bomb = times(16, (i) => `fragment F${i} on User { ...F${i + 1} ... { ...F${i + 1} } }`);

    expect(complaints(`{ user { ...F0 } } ${bomb} fragment F16 on User { id }`)).toEqual([
      "An operation may have at most 2000 fields, got 65537.",
    ]);
  });

  it("ends on fragments that go in circles, which another rule refuses", () => {
    expect(complaints("{ user { ...F } } fragment F on User { friend { ...F } }")).toEqual([]);
  });

  it("refuses a name that nobody could read", () => {
    expect(complaints(`query ${"N".repeat(256)} { a }`)).toEqual([]);
    expect(complaints(`query ${"N".repeat(257)} { a }`)).toEqual([
      "The name of an operation may have at most 256 characters, got 257.",
    ]);
  });

  it("leaves introspection to graphql-js", () => {
    const types = `{ __schema { types { ${"ofType { ".repeat(30)} name ${"}".repeat(30)} } } }`;

    expect(complaints(types)).toEqual([]);
  });
});
