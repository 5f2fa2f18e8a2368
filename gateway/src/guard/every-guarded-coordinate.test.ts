import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import {
  buildSchema,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isRequiredArgument,
  Kind,
  parse,
  validate,
  visit,
} from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveGateway } from "../server.ts";
import { readSupergraph } from "../supergraph/supergraph.ts";

const read = (name: string) =>
  readFileSync(new URL(`../../../schema/${name}.graphql`, import.meta.url), "utf8");
const supergraphSdl = read("supergraph");
const apiSchema = buildSchema(read("api"));
const { guard } = readSupergraph(supergraphSdl);

type Step = { readonly parent: string; readonly field: GraphQLField<unknown, unknown> };

// A way from a root to each field of the schema, through open fields as far as there are any: what lies behind a guarded
// field only would not show that it is guarded itself.
function waysToFields(schema: GraphQLSchema): ReadonlyMap<string, readonly Step[]> {
  const ways = new Map<string, readonly Step[]>();
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(
    (root) => root != null,
  );
  const behindOpen = roots.map((type) => ({ typeName: type.name, way: [] as readonly Step[] }));
  const behindGuarded: typeof behindOpen = [];

  for (const reached = new Set<string>(); behindOpen.length + behindGuarded.length > 0; ) {
    const { typeName, way } = behindOpen.shift() ?? behindGuarded.shift() ?? { typeName: "", way: [] };
    const type = schema.getType(typeName);
    if (reached.has(typeName) || type === undefined || !("getFields" in type)) continue;
    reached.add(typeName);
    for (const field of Object.values((type as GraphQLObjectType).getFields())) {
      const longer = [...way, { parent: typeName, field }];
      const coordinate = `${typeName}.${field.name}`;
      ways.set(coordinate, longer);
      const waiting = guard.fields.has(coordinate) ? behindGuarded : behindOpen;
      waiting.push({ typeName: getNamedType(field.type).name, way: longer });
    }
  }
  return ways;
}

// A query that asks for the last field of the way. Required arguments are variables that nobody sends.
function queryAlong(way: readonly Step[]): string {
  const declarations: string[] = [];
  const selection = way.reduceRight((below, { field }, index) => {
    const given = field.args.filter(isRequiredArgument).map((argument) => {
      declarations.push(`$v${index}_${argument.name}: ${argument.type}`);
      return `${argument.name}: $v${index}_${argument.name}`;
    });
    const isLeaf = !isCompositeType(getNamedType(field.type));
    return `${field.name}${given.length > 0 ? `(${given.join(", ")})` : ""}${isLeaf ? "" : ` { ${below} }`}`;
  }, "__typename");
  const kind = (way[0]?.parent ?? "Query").toLowerCase();
  return `${kind} ${declarations.length > 0 ? `(${declarations.join(", ")})` : ""} { ${selection} }`;
}

const ways = waysToFields(apiSchema);
const guarded = [...guard.fields].filter((coordinate) => ways.has(coordinate));

describe("the guard of the composed schema", () => {
  let gateway: Awaited<ReturnType<typeof serveGateway>>;
  beforeAll(async () => {
    gateway = await serveGateway({
      host: "127.0.0.1",
      port: 0,
      logLevel: "silent",
      mode: "development",
      viewerKey: randomBytes(32),
      jwksUrl: "http://127.0.0.1:9/jwks.json",
      supergraphSdl,
    });
  });
  afterAll(() => gateway.close());

  it("holds every field that is marked in the supergraph", () => {
    const marked: string[] = [];
    visit(parse(supergraphSdl), {
      [Kind.OBJECT_TYPE_DEFINITION]: ({ name, fields = [] }) => {
        for (const field of fields)
          if (field.directives?.some((directive) => directive.name.value === "authenticated"))
            marked.push(`${name.value}.${field.name.value}`);
      },
    });

    expect(marked.length).toBeGreaterThan(20);
    expect(marked.filter((coordinate) => !guard.fields.has(coordinate))).toEqual([]);
  });

  it("has no field that a client cannot be shown to reach or not to see", () => {
    const unreached = [...guard.fields].filter((coordinate) => !ways.has(coordinate));
    const visible = unreached.filter((coordinate) => {
      const [typeName = "", fieldName = ""] = coordinate.split(".");
      const type = apiSchema.getType(typeName);
      return type !== undefined && "getFields" in type && fieldName in type.getFields();
    });

    expect(visible).toEqual([]);
  });

  it.each(guarded)("refuses %s without a viewer, before any fetch", async (coordinate) => {
    const way = ways.get(coordinate) ?? [];
    const query = queryAlong(way);

    const response = await fetch(`${gateway.url}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(query.startsWith("subscription") && { accept: "text/event-stream" }),
      },
      body: JSON.stringify({ query }),
    });
    const { data, errors, extensions } = (await response.json()) as Record<string, unknown>;

    // The first guarded field on the way answers for what lies below it.
    const firstGuarded = way.findIndex(({ parent, field }) => guard.fields.has(`${parent}.${field.name}`));
    expect(validate(apiSchema, parse(query))).toEqual([]);
    expect(response.status).toBe(401);
    expect({ data, errors, fetches: (extensions as { kith: { fetches: object } }).kith.fetches }).toEqual({
      data: undefined,
      errors: [
        {
          message: expect.any(String),
          path: way.slice(0, firstGuarded + 1).map(({ field }) => field.name),
          extensions: { code: "UNAUTHENTICATED" },
        },
      ],
      fetches: {},
    });
  });
});
