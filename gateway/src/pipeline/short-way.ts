import {
  type GraphQLRequestContext,
  type GraphQLRequestContextWillSendResponse,
  HeaderMap,
} from "@apollo/server";
import type { FastifyRequest } from "fastify";
import {
  type DocumentNode,
  type FormattedExecutionResult,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
} from "graphql";
import type { GatewayContext } from "../client-request.ts";
import { DOCUMENT_BOUNDS, documentBytes } from "../documents/document-store.ts";
import { headerMapOf } from "../http/header-map.ts";
import { answerTypeFor } from "../http/media-types.ts";
import type { OperationExecutor, OperationResult } from "../operation-executor.ts";
import { sizedCache } from "../sized-cache.ts";
import {
  answerInstead,
  type Executable,
  type OperationListener,
  type OperationPlugin,
  type Resolved,
  resolve,
  send,
} from "./operation-plugin.ts";
import { sentOperation } from "./sent-operation.ts";
import type { Settled } from "./settled.ts";

/** What an operation is answered with; or what it came to, for Apollo Server to tell of. */
export type Short =
  | {
      readonly result: FormattedExecutionResult;
      readonly contentType: string;
      readonly headers: ReadonlyMap<string, string>;
    }
  | { readonly settled: Settled };

/**
 * The way of an operation whose text Apollo Server has parsed and found valid before: the same plugins in the same order and the
 * same executor, without what Apollo Server does again each time. It answers what goes well. Of everything else, Apollo Server tells,
 * by its own rules.
 */
export type ShortWay = {
  /** @returns null: it has to go through Apollo Server. */
  answer(request: FastifyRequest, contextValue: GatewayContext): Promise<Short> | null;
  /** Takes note of what Apollo Server has found valid. */
  learn(context: Pick<Resolved, "source" | "document" | "queryHash">): void;
  /** How many operations went this way. */
  readonly takenCount: number;
};

type Known = {
  readonly document: DocumentNode;
  readonly queryHash: string;
  /** By the name that a client asks by: those that the document has, and none where it has only one. */
  readonly operations: Map<string | undefined, OperationDefinitionNode>;
};
type Arriving = {
  readonly context: Executable;
  readonly contentType: string;
};

type Options = {
  readonly plugins: readonly OperationPlugin[];
  readonly execute: OperationExecutor;
  readonly schema: GraphQLSchema;
};

export function shortWay({ plugins, execute, schema }: Options): ShortWay {
  const knownByText = sizedCache<Known>(DOCUMENT_BOUNDS);
  let takenCount = 0;

  const arriving = (request: FastifyRequest, contextValue: GatewayContext): Arriving | null => {
    const sent = sentOperation(request);
    const known = sent === null ? undefined : knownByText.get(sent.query);
    const type = answerTypeFor(request.headers.accept);
    if (sent === null || known === undefined || type === null) return null;
    const operation = operationOf(known, sent.operationName);
    if (operation === null) return null;
    const { document, queryHash } = known;
    const { query, operationName, variables, extensions } = sent;
    const context: Pick<Executable, Told> = {
      schema,
      request: {
        query,
        ...(operationName !== undefined && { operationName }),
        ...(variables !== undefined && { variables }),
        ...(extensions !== undefined && { extensions }),
        http: new SentHttp(request),
      },
      response: { http: { status: undefined, headers: new HeaderMap() }, body: undefined } as never,
      contextValue,
      source: query,
      queryHash,
      document,
      operation,
      operationName: operation.name?.value ?? null,
    };
    return { context: context as Executable, contentType: `${type}; charset=utf-8` };
  };

  const take = async ({ context, contentType }: Arriving): Promise<Short> => {
    const listeners = plugins.map((plugin) =>
      plugin.requestDidStart(context as GraphQLRequestContext<GatewayContext>),
    );
    const settle = (so: Partial<Pick<Settled, "resolved" | "instead" | "executed">>): Short => ({
      settled: { listeners, context, resolved: () => {}, instead: () => null, executed: notExecuted, ...so },
    });
    try {
      const resolved = resolve(listeners, context);
      if (resolved instanceof Promise) await resolved;
    } catch (error) {
      return settle({ resolved: () => raise(error) });
    }
    try {
      const given = answerInstead(listeners, context);
      const instead = given instanceof Promise ? await given : given;
      if (instead !== null) return settle({ instead: () => instead });
    } catch (error) {
      return settle({ instead: () => raise(error) });
    }
    let result: OperationResult;
    try {
      result = await execute(context);
    } catch (error) {
      return settle({ executed: () => raise(error) });
    }
    if (result.errors !== undefined && result.errors.length > 0) return settle({ executed: () => result });
    const finished = finish(listeners, context, result);
    if (finished instanceof Promise) await finished;
    return {
      result: result as FormattedExecutionResult,
      contentType,
      headers: context.response.http.headers,
    };
  };

  return {
    answer(request, contextValue) {
      const known = arriving(request, contextValue);
      if (known === null) return null;
      takenCount += 1;
      return take(known);
    },
    learn({ source, document, queryHash }) {
      if (knownByText.get(source) !== undefined) return;
      knownByText.set(source, { document, queryHash, operations: new Map() }, documentBytes(document));
    },
    get takenCount() {
      return takenCount;
    },
  };
}

/** What plugins and the executor are told of an operation. */
type Told =
  | "schema"
  | "request"
  | "response"
  | "contextValue"
  | "source"
  | "queryHash"
  | "document"
  | "operation"
  | "operationName";

function operationOf(
  { document, operations }: Known,
  name: string | undefined,
): OperationDefinitionNode | null {
  const known = operations.get(name);
  if (known !== undefined) return known;
  const found = getOperationAST(document, name) ?? null;
  if (found !== null) operations.set(name, found);
  return found;
}

/** Plugins write what goes out beside the data into the result. */
function finish(
  listeners: readonly OperationListener[],
  context: Executable,
  result: OperationResult,
): ReturnType<typeof send> {
  context.response.body = { kind: "single", singleResult: result as FormattedExecutionResult };
  return send(listeners, context as GraphQLRequestContextWillSendResponse<GatewayContext>);
}

/** Few plugins ask for the headers, and not with each operation. */
class SentHttp {
  readonly method: string;
  readonly body: unknown;
  readonly search = "";
  readonly #request: FastifyRequest;

  constructor(request: FastifyRequest) {
    this.method = request.method;
    this.body = request.body;
    this.#request = request;
  }

  get headers(): HeaderMap {
    return headerMapOf(this.#request);
  }
}

const notExecuted = (): never => raise(new Error("the operation was not executed"));
const raise = (error: unknown): never => {
  throw error;
};
