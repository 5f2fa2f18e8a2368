import type {
  GraphQLRequestContext,
  GraphQLRequestContextDidResolveOperation,
  GraphQLRequestContextResponseForOperation,
  GraphQLRequestContextWillSendResponse,
  GraphQLResponse,
} from "@apollo/server";
import type { GatewayContext } from "../client-request.ts";

type Eventually<Value> = Value | Promise<Value>;
/** A valid document. */
export type Resolved = GraphQLRequestContextDidResolveOperation<GatewayContext>;
/** An operation of it that is to be executed. */
export type Executable = GraphQLRequestContextResponseForOperation<GatewayContext> & Resolved;
type Answered = GraphQLRequestContextWillSendResponse<GatewayContext>;

/** What one plugin does for one operation: Apollo's hooks of the same names, which need not be promises here. */
export type OperationListener = {
  didResolveOperation?(context: Resolved): Eventually<void>;
  /** @returns What is answered instead of executing the operation; null: nothing. */
  responseForOperation?(context: Executable): Eventually<GraphQLResponse | null>;
  willSendResponse?(context: Answered): Eventually<void>;
};

/** One concern of the gateway: the same for an operation that goes through Apollo Server and for one that goes the short way. */
export type OperationPlugin = {
  requestDidStart(context: GraphQLRequestContext<GatewayContext>): OperationListener;
};

type Listeners = readonly OperationListener[];

export async function resolve(listeners: Listeners, context: Resolved): Promise<void> {
  for (const listener of listeners) {
    const resolved = listener.didResolveOperation?.(context);
    if (resolved instanceof Promise) await resolved;
  }
}

/** The first answer that stands in for executing the operation, in the order of the plugins; null: it is to be executed. */
export async function answerInstead(
  listeners: Listeners,
  context: Executable,
): Promise<GraphQLResponse | null> {
  for (const listener of listeners) {
    const given = listener.responseForOperation?.(context) ?? null;
    const answer = given instanceof Promise ? await given : given;
    if (answer !== null) return answer;
  }
  return null;
}

export async function send(listeners: Listeners, context: Answered): Promise<void> {
  for (const listener of listeners) {
    const sent = listener.willSendResponse?.(context);
    if (sent instanceof Promise) await sent;
  }
}
