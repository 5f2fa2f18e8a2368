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

// Promises only where a plugin gives one: most do not, and each is a turn of the queue in every request.

export function resolve(listeners: Listeners, context: Resolved): Eventually<void> {
  for (const [index, listener] of listeners.entries()) {
    const resolved = listener.didResolveOperation?.(context);
    if (resolved instanceof Promise) return resolved.then(() => resolve(listeners.slice(index + 1), context));
  }
}

/** The first answer that stands in for executing the operation, in the order of the plugins; null: it is to be executed. */
export function answerInstead(listeners: Listeners, context: Executable): Eventually<GraphQLResponse | null> {
  for (const [index, listener] of listeners.entries()) {
    const answer = listener.responseForOperation?.(context) ?? null;
    if (answer instanceof Promise)
      return answer.then((given) => given ?? answerInstead(listeners.slice(index + 1), context));
    if (answer !== null) return answer;
  }
  return null;
}

export function send(listeners: Listeners, context: Answered): Eventually<void> {
  for (const [index, listener] of listeners.entries()) {
    const sent = listener.willSendResponse?.(context);
    if (sent instanceof Promise) return sent.then(() => send(listeners.slice(index + 1), context));
  }
}
