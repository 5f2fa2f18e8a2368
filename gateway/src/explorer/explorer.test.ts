import { readFileSync } from "node:fs";
import Fastify from "fastify";
import { buildSchema, Kind, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { guardedUses } from "../guard/guarded-uses.ts";
import { readSupergraph } from "../supergraph/supergraph.ts";
import { addExplorer } from "./explorer.ts";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const FOREIGN = /(?:src|href|url)\s*[=(]\s*["']?(?:https?:)?\/\//;

describe("the explorer", () => {
  it("begins with a query that works without a token", () => {
    const { schema, guard } = readSupergraph(read("../../../schema/supergraph.graphql"));
    const [operation] = parse(read("first-query.graphql")).definitions;

    if (operation?.kind !== Kind.OPERATION_DEFINITION) expect.unreachable("it is no operation");
    expect(guardedUses(guard, { operation, fragments: new Map(), schema })).toEqual([]);
  });

  it.each([
    ["Kith's own schema", read("../../../schema/supergraph.graphql"), "query FirstLook"],
    ["any other schema", "type Query { a: Int }", "{ __typename }"],
  ])("begins with a query that is valid for %s", async (_what, sdl, expected) => {
    const app = Fastify();
    const schema = buildSchema(sdl, { assumeValid: true, assumeValidSDL: true });
    addExplorer(app, () => schema);

    const { body } = await app.inject("/explorer/first-query.graphql");

    expect(body).toContain(expected);
  });

  it("asks for nothing from outside, by its text and by its policy", async () => {
    const app = Fastify();
    addExplorer(app, () => buildSchema("type Query { a: Int }"));

    const page = await app.inject("/explorer");
    const paths = [...page.body.matchAll(/(?:src|href)="(\/explorer[^"]*)"/g)].map(([, path]) => path ?? "");
    const parts = await Promise.all(paths.map((path) => app.inject(path)));

    expect(paths).toHaveLength(6);
    expect(parts.map(({ statusCode }) => statusCode)).toEqual(paths.map(() => 200));
    const styles = parts.filter(({ headers }) => String(headers["content-type"]).startsWith("text/css"));
    for (const { body } of [page, ...styles]) expect(body).not.toMatch(FOREIGN);
    expect(page.headers["content-security-policy"]).not.toMatch(/https?:|unsafe|\*/);
  });
});
