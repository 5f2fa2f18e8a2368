import { createHash } from "node:crypto";
import { ApolloGateway } from "@apollo/gateway";
import { type GraphQLError, type GraphQLSchema, getOperationAST, isInterfaceType, parse } from "graphql";
import { type Executor, executorOf } from "../executor.ts";
import type { Answer, Ask } from "../fetch/ask.ts";
import type { JsonObject } from "../json.ts";
import { loadGraph } from "../plan/graph.ts";
import type { MockSubgraph } from "./mock-subgraph.ts";

/** What a client asks. */
export type Operation = { readonly query: string; readonly variables?: JsonObject };

/** An answer in a form that can be compared: keys in their order, errors in an order of their own. */
export type Outcome = {
  /** JSON of data. */
  readonly data: string;
  readonly errors: readonly string[];
  /** Paths where the answer does not fit the schema. */
  readonly misfits: readonly string[];
};

/** What a subgraph was asked. */
export type Asked = { readonly subgraph: string; readonly query: string; readonly variables: JsonObject };

type Ways = {
  readonly ours: (operation: Operation) => Promise<Outcome>;
  /** Apollo's executor, the oracle; null where its planner fails. */
  readonly stock: (operation: Operation) => Promise<Outcome | null>;
  readonly asked: { readonly ours: readonly Asked[]; readonly stock: readonly Asked[] };
  readonly apiSchema: ReturnType<typeof loadGraph>["apiSchema"];
};

/** Both executors over the same supergraph and the same subgraphs. */
export async function bothExecutors(
  sdl: string,
  subgraphs: Readonly<Record<string, MockSubgraph>>,
): Promise<Ways> {
  const graph = loadGraph(sdl);
  const asked = { ours: [] as Asked[], stock: [] as Asked[] };
  const answerOf = (by: Asked[], subgraph: string, query: string, variables: JsonObject): Promise<Answer> => {
    by.push({ subgraph, query, variables });
    const mock = subgraphs[subgraph];
    return mock === undefined
      ? Promise.reject(new Error(`There is no ${subgraph}.`))
      : mock(query, variables);
  };

  const executor = executorOf(graph);
  const ask: Ask = ({ subgraph, body }) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: JsonObject };
    return answerOf(asked.ours, subgraph, query, variables);
  };
  const stock = await stockExecutor(sdl, async (subgraph, query, variables) =>
    withoutInterfaceNames(await answerOf(asked.stock, subgraph, query, variables), graph.apiSchema),
  );
  return {
    ours: (operation) => ourOutcome(executor, ask, operation),
    stock,
    asked,
    apiSchema: graph.apiSchema,
  };
}

// Where a subgraph has an interface as an object, the stock executor lets what that subgraph calls an entity ("Media") take the
// place of what it is known to be (a film), and then knows it no more.
function withoutInterfaceNames(answer: Answer, schema: GraphQLSchema): Answer {
  const entities = answer.data?._entities;
  for (const entity of Array.isArray(entities) ? entities : [])
    if (isInterfaceType(schema.getType(String(entity?.__typename)))) delete entity.__typename;
  return answer;
}

async function ourOutcome(
  executor: Executor,
  ask: Ask,
  { query, variables = {} }: Operation,
): Promise<Outcome> {
  const document = parse(query);
  const { text, errors, misfits } = await executor.execute({
    document,
    documentHash: query,
    variables,
    ask,
  });
  return { data: text ?? "none", errors: comparable(errors), misfits: pathsOf(misfits) };
}

async function stockExecutor(
  sdl: string,
  answerOf: (subgraph: string, query: string, variables: JsonObject) => Promise<Answer>,
): Promise<Ways["stock"]> {
  process.env.APOLLO_TELEMETRY_DISABLED = "1";
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const gateway = new ApolloGateway({
    supergraphSdl: sdl,
    logger: silent,
    buildService: ({ name }) => ({
      process: ({ request }) => answerOf(name, request.query ?? "", { ...request.variables }) as never,
    }),
  });
  const { executor } = await gateway.load();
  return async ({ query, variables = {} }) => {
    const document = parse(query);
    const execution = executor({
      request: { query, variables },
      document,
      operation: getOperationAST(document),
      queryHash: createHash("sha256").update(query).digest("hex"),
      context: {},
      metrics: {},
      logger: silent,
    } as never);
    const result = await execution.catch(() => null);
    if (result === null) return null;
    const misfits = (result.extensions?.valueCompletion ?? []) as readonly Complaint[];
    return {
      data: "data" in result ? JSON.stringify(result.data) : "none",
      errors: comparable(result.errors ?? []),
      misfits: pathsOf(misfits),
    };
  };
}

type Complaint = Pick<GraphQLError, "message" | "path" | "extensions">;

const comparable = (errors: readonly Complaint[]): readonly string[] =>
  errors.map(({ message, path, extensions }) => JSON.stringify({ message, path, extensions })).sort();

const pathsOf = (errors: readonly Complaint[]): readonly string[] =>
  errors.map(({ path }) => JSON.stringify(path)).sort();
