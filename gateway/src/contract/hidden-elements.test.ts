import { describe, expect, it } from "vitest";
import { startStubGraph } from "../testing/stub-graph.ts";
import type { Contract } from "./contract.ts";

const CONTRACT: Contract = {
  name: "open",
  description: "For a test.",
  include: [],
  exclude: ["secret"],
  hideUnreachableTypes: true,
};
const HIDDEN = '@tag(name: "secret")';
const PEOPLE = {
  sdl: `
    type Query {
      person(order: Order, ${"hint"}: String ${HIDDEN}, filter: Filter): Person
      node: Node
      anything: Anything
      secretPerson: Person ${HIDDEN}
      vault: Vault ${HIDDEN}
    }
    type Mutation { open: Int burn: Int ${HIDDEN} }
    type Subscription { opened: Person told: Int ${HIDDEN} }
    interface Node { id: ID! }
    union Anything = Person | Vault
    type Person implements Node @key(fields: "id secretKey") { id: ID! secretKey: String ${HIDDEN} name: String order: Order friend: Person }
    type Vault implements Node ${HIDDEN} { id: ID! pin: Int }
    enum Order { ASCENDING BY_PIN ${HIDDEN} }
    input Filter { name: String pin: Int ${HIDDEN} }`,
  resolvers: {
    Query: {
      person: () => ({
        id: "1",
        secretKey: "k",
        name: "Ann",
        order: "BY_PIN",
        friend: { id: "2", name: "Bob" },
      }),
      node: () => ({ __typename: "Vault", id: "v", pin: 1234 }),
      anything: () => ({ __typename: "Vault", id: "v", pin: 1234 }),
    },
  },
};
const CITIES = {
  sdl: `type Person @key(fields: "id secretKey") { id: ID! secretKey: String ${HIDDEN} city: String }`,
  resolvers: {
    Person: {
      __resolveReference: ({ secretKey }: { secretKey: string }) => ({ city: `city of ${secretKey}` }),
    },
  },
};
const start = (mode: "development" | "production") =>
  startStubGraph({ stubs: { people: PEOPLE, cities: CITIES }, contract: CONTRACT, mode });

const ATTACKS: readonly (readonly [string, string, object?])[] = [
  ["a field", "{ person { secretKey } }"],
  ["a field under another name", "{ person { name: secretKey } }"],
  ["a field in a fragment", "{ person { ...P } } fragment P on Person { secretKey }"],
  ["a field further down", "{ person { friend { friend { secretKey } } } }"],
  ["a field by way of an interface", "{ node { ... on Person { secretKey } } }"],
  ["a field by way of a union", "{ anything { ... on Person { secretKey } } }"],
  ["a field that is skipped", "{ person { name secretKey @skip(if: true) } }"],
  ["a root field", "{ secretPerson { name } }"],
  ["a mutation", "mutation { burn }"],
  ["a subscription", "subscription { told }"],
  ["a type by way of an interface", "{ node { ... on Vault { pin } } }"],
  ["a type by way of a union", "{ anything { ... on Vault { pin } } }"],
  ["a type in a fragment that nobody uses", "{ person { name } } fragment V on Vault { pin }"],
  ["an argument", '{ person(hint: "x") { name } }'],
  ["an enum value", "{ person(order: BY_PIN) { name } }"],
  ["an enum value in a variable", "query ($o: Order) { person(order: $o) { name } }", { o: "BY_PIN" }],
  ["an enum value as a default", "query ($o: Order = BY_PIN) { person(order: $o) { name } }"],
  ["an input field", "{ person(filter: { pin: 1 }) { name } }"],
  ["an input field in a variable", "query ($f: Filter) { person(filter: $f) { name } }", { f: { pin: 1 } }],
  ["an entity", '{ _entities(representations: [{ __typename: "Vault", id: "v" }]) { __typename } }'],
  ["the SDL of a subgraph", "{ _service { sdl } }"],
];

describe("a gateway that serves a contract", () => {
  it.each(["development", "production"] as const)("gives no way to what is hidden, in %s", async (mode) => {
    await using graph = await start(mode);

    for (const [what, query, variables = {}] of ATTACKS) {
      const got = await graph.query(query, { variables });
      expect([what, got.status, got.data ?? null]).toEqual([what, 400, null]);
      // What the client said itself may be said back; nothing else may be guessed from an answer.
      expect(got.errors.map(({ message }) => message).join()).not.toContain('Did you mean "secret');
    }
    expect(graph.asked).toEqual([]);
  });

  it("opens no stream of events to what is hidden", async () => {
    await using graph = await start("development");

    for (const query of ["subscription { told }", "subscription { opened { secretKey } }"]) {
      const response = await fetch(`${graph.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", accept: "text/event-stream" },
        body: JSON.stringify({ query }),
      });
      const text = await response.text();
      expect(text).toContain("GRAPHQL_VALIDATION_FAILED");
      expect(text).not.toContain('"data":{');
    }
    expect(graph.asked).toEqual([]);
  });

  it("shows nothing of it in introspection", async () => {
    await using graph = await start("development");

    const whole = await graph.query(
      `{ __schema { types { name fields(includeDeprecated: true) { name args { name } } inputFields { name } enumValues(includeDeprecated: true) { name } possibleTypes { name } } directives { name } } }`,
    );
    const one = await graph.query(`{ __type(name: "Vault") { name } }`);

    expect(JSON.stringify(whole.data)).not.toMatch(
      /secret|Vault|pin|BY_PIN|burn|told|hint|tag|inaccessible/i,
    );
    expect(whole.data.__schema.types.map(({ name }: { name: string }) => name)).toContain("Person");
    expect(one.data).toEqual({ __type: null });
  });

  it("tells of an error in what is hidden at what it stands in", async () => {
    const failing = {
      ...PEOPLE,
      resolvers: {
        Query: { person: () => ({ id: "1", name: "Ann" }) },
        Person: {
          secretKey() {
            throw new Error("no secretKey");
          },
        },
      },
    };
    await using graph = await startStubGraph({
      stubs: { people: failing, cities: CITIES },
      contract: CONTRACT,
      mode: "production",
    });

    const { data, errors } = await graph.query("{ person { name city } }");

    expect(data.person.name).toBe("Ann");
    expect(errors.map(({ path }) => path)).toContainEqual(["person"]);
    expect(JSON.stringify(errors)).not.toContain("secretKey");
  });

  it("tells no plan, which would name it, in development either", async () => {
    await using graph = await start("development");

    const { data, extensions } = await graph.query("{ person { city } }", {
      headers: { "kith-query-plan": "1" },
    });

    expect(data).toEqual({ person: { city: "city of k" } });
    expect(JSON.stringify(extensions)).not.toMatch(/secretKey|queryPlan/);
  });

  it("suggests nothing of it to who misspells", async () => {
    await using graph = await start("development");

    const { errors } = await graph.query("{ person { secretKee } vaultt secretPersn { name } }");

    expect(errors.map(({ message }) => message).join()).not.toMatch(/secretKey|vault"|secretPerson/);
  });

  it("plans through what is hidden, and keeps what subgraphs tell of it", async () => {
    await using graph = await start("development");

    const { data, errors } = await graph.query(
      "{ person { name city order } node { __typename id } anything { __typename } }",
    );

    expect(data).toEqual({
      person: { name: "Ann", city: "city of k", order: null },
      node: null,
      anything: null,
    });
    expect(JSON.stringify(errors)).not.toMatch(/1234|Vault|BY_PIN/);
    expect(graph.asked.some(({ query }) => query.includes("secretKey"))).toBe(true);
  });
});
