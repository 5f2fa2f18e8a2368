import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { buildSchema, type ConstDirectiveNode, Kind, parse, print, validate, visit } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GatewayOptions, serveGateway } from "../server.ts";
import { readSupergraph } from "../supergraph/supergraph.ts";
import { serveMockSubgraphs } from "../testing/mock-subgraphs.ts";
import { startTokenIssuer } from "../testing/token-issuer.ts";
import { operationAlong, waysToFields } from "../testing/ways-to-fields.ts";

const read = (name: string) =>
  readFileSync(new URL(`../../../schema/${name}.graphql`, import.meta.url), "utf8");
const apiSchema = buildSchema(read("api"));
/** Kith's own graph, and one in which everything that is guarded takes a policy and nothing else. */
const own = read("supergraph");
const byPolicy = withPolicies(own);

function withPolicies(sdl: string): string {
  const definition =
    "directive @policy(policies: [[String!]!]!) repeatable on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM";
  const [holder] = parse('scalar Holder @policy(policies: [["walk", "never"], ["nobody"]])').definitions;
  const policy = (holder as { readonly directives: readonly ConstDirectiveNode[] }).directives[0];
  return print(
    visit(parse(`${sdl}\n${definition}`), {
      [Kind.DIRECTIVE]: ({ name }) =>
        name.value === "authenticated" || name.value === "requiresScopes" ? policy : undefined,
    }),
  );
}

function marksIn(sdl: string): readonly string[] {
  const marked: string[] = [];
  visit(parse(sdl), {
    [Kind.OBJECT_TYPE_DEFINITION]: ({ name, fields = [] }) => {
      for (const field of fields)
        if (
          field.directives?.some((one) =>
            ["authenticated", "requiresScopes", "policy"].includes(one.name.value),
          )
        )
          marked.push(`${name.value}.${field.name.value}`);
    },
  });
  return marked;
}

type Case = {
  readonly sdl: string;
  /** Asks with a token: policies that are missing are refused to somebody. */
  readonly asViewer: boolean;
  readonly code: string;
  readonly status: number;
};
const CASES: Readonly<Record<string, Case>> = {
  "without a viewer": { sdl: own, asViewer: false, code: "UNAUTHENTICATED", status: 401 },
  "by policy, without a viewer": { sdl: byPolicy, asViewer: false, code: "UNAUTHENTICATED", status: 401 },
  "by policy, to a viewer who has half of it": {
    sdl: byPolicy,
    asViewer: true,
    code: "FORBIDDEN",
    status: 403,
  },
};

describe.each(Object.entries(CASES))(
  "the guard of the composed schema %s",
  (_name, { sdl, asViewer, code, status }) => {
    const { guard } = readSupergraph(sdl);
    const ways = waysToFields(apiSchema, (coordinate) => guard.has(coordinate));
    const fields = [...guard.keys()].filter((name) => name.includes("."));
    const guarded = fields.filter((coordinate) => ways.has(coordinate));
    let issuer: Awaited<ReturnType<typeof startTokenIssuer>>;
    let subgraphs: Awaited<ReturnType<typeof serveMockSubgraphs>>;
    const gateways = new Map<string, Awaited<ReturnType<typeof serveGateway>>>();
    let authorization = {};

    beforeAll(async () => {
      issuer = await startTokenIssuer();
      const names = ["users", "social", "groups", "commerce"];
      subgraphs = await serveMockSubgraphs(Object.fromEntries(names.map((name) => [name, read(name)])));
      if (asViewer)
        authorization = {
          authorization: `Bearer ${await issuer.tokenOf("alice", { policies: ["walk"], scope: "support operator" })}`,
        };
      for (const unauthorized of ["refuse", "filter"] as const)
        gateways.set(
          unauthorized,
          await serveGateway(
            optionsFor({
              guarding: { unauthorized },
              supergraphSdl: sdl,
              jwksUrl: issuer.jwksUrl,
              urlBySubgraph: subgraphs.urlBySubgraph,
            }),
          ),
        );
    });
    afterAll(async () => {
      for (const gateway of gateways.values()) await gateway.close();
      await subgraphs.close();
      await issuer.close();
    });

    const ask = async (unauthorized: string, coordinate: string) => {
      const way = ways.get(coordinate) ?? [];
      const { query, variables } = operationAlong(way);
      subgraphs.asked.length = 0;
      const response = await fetch(`${gateways.get(unauthorized)?.url}/graphql`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...authorization,
          ...(query.startsWith("subscription") && { accept: "text/event-stream" }),
        },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as Answer;
      // The first guarded field on the way answers for what lies below it.
      const firstGuarded = way.findIndex(({ parent, field }) => guard.has(`${parent}.${field.name}`));
      const path = way.slice(0, firstGuarded + 1).map(({ field }) => field.name);
      return { query, path, status: response.status, data, errors, asked: [...subgraphs.asked] };
    };

    it("holds every field that is marked in the supergraph", () => {
      const marked = marksIn(sdl);

      expect(marked.length).toBeGreaterThan(20);
      expect(marked.filter((coordinate) => !guard.has(coordinate))).toEqual([]);
    });

    it("has no field that a client cannot be shown to reach or not to see", () => {
      const unreached = fields.filter((coordinate) => !ways.has(coordinate));
      const visible = unreached.filter((coordinate) => {
        const [typeName = "", fieldName = ""] = coordinate.split(".");
        const type = apiSchema.getType(typeName);
        return type !== undefined && "getFields" in type && fieldName in type.getFields();
      });

      expect(visible).toEqual([]);
    });

    it.each(guarded)("refuses %s, before any fetch", async (coordinate) => {
      const got = await ask("refuse", coordinate);

      expect(validate(apiSchema, parse(got.query))).toEqual([]);
      expect({ ...got, query: "" }).toEqual({
        query: "",
        path: got.path,
        status,
        data: undefined,
        errors: [{ message: expect.any(String), path: got.path, extensions: { code } }],
        asked: [],
      });
    });

    it.each(guarded)(
      "filters %s: it is null with an error, and no subgraph is asked for it",
      async (coordinate) => {
        const { query, path, ...got } = await ask("filter", coordinate);

        const keys = got.errors?.map((error) => [
          error.path?.filter((key) => typeof key === "string"),
          error.extensions.code,
        ]);
        expect(keys).toEqual([[path, code]]);
        const closed = path.at(-1) ?? "";
        if (!path.slice(0, -1).includes(closed))
          expect(got.asked.join("\n")).not.toMatch(new RegExp(`\\b${closed}\\b`));
        if (query.startsWith("subscription")) return expect(got.status).toBe(status);
        expect(got.status).toBe(200);
        // Each list has one element, so that there is one place for it. Where it must not be null, its parent is.
        expect(valueAlong(got.data, path)).toBeNull();
      },
    );
  },
);

type Answer = {
  readonly data: unknown;
  readonly errors?: readonly {
    readonly path?: readonly (string | number)[];
    readonly extensions: { readonly code: string };
  }[];
};

function valueAlong(data: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => {
    const one = Array.isArray(value) ? value.flat(5)[0] : value;
    return one === null ? null : (one as Record<string, unknown>)[key];
  }, data);
}

const optionsFor = (
  options: Pick<GatewayOptions, "supergraphSdl" | "jwksUrl"> & Partial<GatewayOptions>,
): GatewayOptions => ({
  host: "127.0.0.1",
  port: 0,
  logLevel: "silent",
  mode: "development",
  viewerKey: randomBytes(32),
  ...options,
});
