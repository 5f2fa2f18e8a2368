import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkSchema } from "../run-checks.ts";
import { comparisonOf, sideOf } from "../testing/comparison-of.ts";
import { lint } from "./lint.ts";
import { lintFindings } from "./lint-check.ts";
import { ruleSections } from "./rule-page.ts";
import { LINT_RULES } from "./rules.ts";

const TODAY = "2026-02-17";
const page = readFileSync("docs/schema-rules.md", "utf8");
const sections = ruleSections(page);
const source = (sdl: string, name = "social") => ({ name, file: `schema/${name}.graphql`, sdl });

describe("docs/schema-rules.md", () => {
  it("has a section for every rule, in the order of the rules", () => {
    expect(sections.map(({ code }) => code)).toEqual(LINT_RULES.map(({ code }) => code));
    expect(page.match(/^### /gm)).toHaveLength(sections.length);
  });

  it.each(sections.map((section) => [section.code, section] as const))(
    "shows a bad example in which all rules find only %s, and a good one in which they find nothing",
    (code, { bad, good, reason }) => {
      expect(lint(bad, TODAY).map((finding) => finding.code)).toEqual([code]);
      expect(lint(good, TODAY)).toEqual([]);
      expect(reason).toMatch(/\.$/);
    },
  );
});

describe("lint", () => {
  it("tells where the name stands, not its description, in the order of the file", () => {
    const sdl = `"A person."\ntype User {\n  """\n  The name.\n  """\n  the_name: String\n  b_c: String\n}`;

    const findings = lint([source(sdl)], TODAY);

    expect(findings.map(({ code, coordinate, place }) => [code, coordinate, place])).toEqual([
      [
        "FIELD_NAME",
        "User.the_name",
        { subgraph: "social", file: "schema/social.graphql", line: 6, column: 3 },
      ],
      [
        "DESCRIPTION_MISSING",
        "User.b_c",
        { subgraph: "social", file: "schema/social.graphql", line: 7, column: 3 },
      ],
      ["FIELD_NAME", "User.b_c", { subgraph: "social", file: "schema/social.graphql", line: 7, column: 3 }],
    ]);
  });

  it("lets a day of removal pass on the day after it", () => {
    const sdl = source(`"P."\ntype P {\n  "N."\n  n: Int @deprecated(reason: "Removed on 2026-02-17.")\n}`);

    expect(lint([sdl], "2026-02-17")).toEqual([]);
    expect(lint([sdl], "2026-02-18").map(({ code }) => code)).toEqual(["DEPRECATION_OVERDUE"]);
  });

  it("takes no day that is not on the calendar for a day of removal", () => {
    const sdl = source(`"P."\ntype P {\n  "N."\n  n: Int @deprecated(reason: "Removed on 2026-02-30.")\n}`);

    expect(lint([sdl], TODAY).map(({ code }) => code)).toEqual(["DEPRECATION_DATE"]);
  });

  it("finds money in inputs within inputs, also where they contain each other", () => {
    const sdl = source(`
      type Mutation {
        "Gives."
        give(input: GiveInput!): GivePayload @authenticated @cost(weight: 1)
      }
      "What."
      input GiveInput {
        "More."
        more: [LineInput!]!
      }
      "A line."
      input LineInput {
        "More."
        more: GiveInput
        "How much."
        price: MoneyInput
      }
      "What came of it."
      type GivePayload {
        "Why not."
        userErrors: [UserError!]!
      }`);

    expect(lint([sdl], TODAY).map(({ code, coordinate }) => [code, coordinate])).toEqual([
      ["IDEMPOTENCY_KEY", "GiveInput"],
    ]);
  });

  it("holds what extends a type to the rules too", () => {
    const sdl = source(`extend type User {\n  bad_name: Int\n}\nextend enum Colour { red }`);

    expect(lint([sdl], TODAY).map(({ code, coordinate }) => [code, coordinate])).toEqual([
      ["DESCRIPTION_MISSING", "User.bad_name"],
      ["FIELD_NAME", "User.bad_name"],
      ["DESCRIPTION_MISSING", "Colour.red"],
      ["ENUM_VALUE_NAME", "Colour.red"],
    ]);
  });
});

describe("lintFindings", () => {
  const side = (fields: string) =>
    sideOf({ subgraphs: { users: `type Query { user: User }\n"A person."\ntype User { ${fields} }` } });

  it("tells only what the candidate has added", () => {
    const comparison = comparisonOf(side("name: String"), side("age: Int name: String"));

    expect(lintFindings(comparison).map(({ coordinate }) => coordinate)).toEqual(["User.age"]);
  });

  it("leaves contracts to the whole API", () => {
    const comparison = comparisonOf(side("name: String"), side("age: Int name: String"));

    expect(lintFindings({ ...comparison, contract: "public" })).toEqual([]);
  });
});

describe("checkSchema", () => {
  const users = (fields: string) => `type Query { user: User }\n"A person."\ntype User { ${fields} }`;
  const OVERRIDE = `- code: DESCRIPTION_MISSING
  coordinate: User.name
  reason: It is older than the rule.
  who: users
  expires: "2026-03-31"
`;
  const check = async (base: string, candidate: string, today = "2026-02-17") => {
    const files = { "schema/overrides.yaml": OVERRIDE };
    const { findings, accepted } = await checkSchema({
      base: { name: "base", side: sideOf({ subgraphs: { users: users(base) }, files }) },
      candidate: { side: sideOf({ subgraphs: { users: users(candidate) }, files }) },
      today,
      checks: [lintFindings],
    });
    return { found: findings.map(({ code }) => code), accepted: accepted.length };
  };

  it("takes an override of what the base did already for used, until it expires or is for nothing", async () => {
    expect(await check("name: String", "name: String")).toEqual({ found: [], accepted: 0 });
    expect(await check("age: Int", "age: Int name: String")).toEqual({ found: [], accepted: 1 });
    expect(await check("name: String", "name: String", "2026-04-01")).toEqual({
      found: ["OVERRIDE_EXPIRED"],
      accepted: 0,
    });
    expect(await check("name: String", `"The name." name: String`)).toEqual({
      found: ["OVERRIDE_UNUSED"],
      accepted: 0,
    });
  });
});
