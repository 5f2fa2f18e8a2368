import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { ERRORS } from "@apollo/federation-internals";
import { describe, expect, it } from "vitest";
import { CHANGE_WAYS_OUT } from "../../scripts/schema-check/changes.ts";
import { ERROR_WAYS_OUT } from "../../scripts/schema-check/composition/error-ways-out.ts";
import { GATEWAY_WAYS_OUT } from "../../scripts/schema-check/composition/gateway-refusal.ts";
import { HINT_WAYS_OUT } from "../../scripts/schema-check/composition/hint-ways-out.ts";
import { CONTRACT_WAYS_OUT } from "../../scripts/schema-check/contracts/codes.ts";
import { OPERATION_WAYS_OUT } from "../../scripts/schema-check/operations/codes.ts";
import { OVERRIDE_WAYS_OUT } from "../../scripts/schema-check/overrides/apply-overrides.ts";
import { PLAN_WAYS_OUT } from "../../scripts/schema-check/plans/plan-check.ts";

type Hint = { readonly code: string; readonly level: { readonly name: string } };

// The package does not export them by name.
const { HINTS } = createRequire(import.meta.url)("@apollo/composition/dist/hints.js") as {
  HINTS: Readonly<Record<string, Hint>>;
};

const WAYS_OUT = [
  CHANGE_WAYS_OUT,
  ERROR_WAYS_OUT,
  HINT_WAYS_OUT,
  GATEWAY_WAYS_OUT,
  OPERATION_WAYS_OUT,
  OVERRIDE_WAYS_OUT,
  PLAN_WAYS_OUT,
  CONTRACT_WAYS_OUT,
].flatMap((table): readonly (readonly [string, string])[] => Object.entries(table));

const documented = [
  ...readFileSync("docs/schema-checks.md", "utf8").matchAll(/^\| `([A-Z_]+)` \|(?:[^|\n]*\|)? (.*) \|$/gm),
].map(([, code, wayOut]) => `${code}: ${wayOut}`);

describe("docs/schema-checks.md", () => {
  it("lists every code of a finding with its way out, and no other", () => {
    expect(documented.toSorted()).toEqual(WAYS_OUT.map(([code, wayOut]) => `${code}: ${wayOut}`).toSorted());
  });
});

describe("the findings of composition", () => {
  it("know a way out of every error that composition has", () => {
    expect(Object.keys(ERROR_WAYS_OUT).toSorted()).toEqual(
      Object.values(ERRORS)
        .map(({ code }) => code)
        .toSorted(),
    );
  });

  it("know a way out of every hint that is told", () => {
    const told = Object.values(HINTS).filter(({ level }) => level.name !== "DEBUG");

    expect(Object.keys(HINT_WAYS_OUT).toSorted()).toEqual(told.map(({ code }) => code).toSorted());
  });
});
