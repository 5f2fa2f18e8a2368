import { ApiError } from "@kith/kit/api-error.ts";
import { type EventQueue, eventQueue } from "@kith/kit/subscriptions/event-queue.ts";
import { EventDropped, fieldEventsOf, type Listener } from "@kith/kit/subscriptions/listener.ts";
import type { Viewer } from "@kith/kit/viewer-header.ts";
import type { Stub } from "./stub-graph.ts";

export type Greeting = {
  readonly text: string;
  readonly from?: { readonly id: string };
  /** Nobody gets it. */
  readonly isDropped?: boolean;
};
type Context = { readonly viewer: Viewer; readonly listener: Listener };

/** A subgraph with a subscription whose events a test makes. */
export function greetings() {
  const kept: Greeting[] = [];
  const queues = new Set<EventQueue<readonly [number, Greeting]>>();
  const seen: { lastEventId: string | null; viewerId: string | null }[] = [];

  let refusal: Error | null = null;

  const subscribe = (_: unknown, { to }: { to?: string }, { viewer, listener }: Context) => {
    if (to === "nobody") throw new ApiError("BAD_USER_INPUT", "to must be somebody, got nobody.");
    if (refusal !== null) {
      const error = refusal;
      refusal = null;
      throw error;
    }
    seen.push({ lastEventId: listener.lastEventId, viewerId: viewer.viewerId });
    const queue = eventQueue<readonly [number, Greeting]>(100, () => queues.delete(queue));
    queues.add(queue);
    listener.signal.addEventListener("abort", queue.end);
    const from = Number(listener.lastEventId ?? kept.length);
    for (const [index, greeting] of kept.entries()) if (index >= from) queue.push([index + 1, greeting]);
    return fieldEventsOf({ from: String(from), live: queue }, ([number, greeted]) => ({
      greeted,
      audited: greeted,
      eventId: String(number),
    }));
  };
  const resolve = (event: { greeted: Greeting }) => {
    if (event.greeted.isDropped) throw new EventDropped();
    return event.greeted;
  };

  const stub: Stub = {
    sdl: `
      type Subscription {
        greeted(to: ID): Greeting @authenticated
        audited: Greeting @requiresScopes(scopes: [["operator"]])
      }
      type Greeting {
        text: String
        length: Int!
        from: User
        replies(first: Int = 10): Replies
          @listSize(slicingArguments: ["first"], sizedFields: ["nodes"], requireOneSlicingArgument: false)
      }
      type Replies { nodes: [Greeting!] }
      type User @key(fields: "id") { id: ID! }`,
    commands: ["greetings.find"],
    resolvers: {
      Subscription: { greeted: { subscribe, resolve }, audited: { subscribe, resolve } },
      Greeting: {
        length: ({ text }: Greeting) => {
          if (text === "broken") throw new Error("the greeting of 10.0.0.7 fell over");
          return text.length;
        },
      },
      User: { __resolveReference: ({ id }: { id: string }) => ({ id }) },
    },
  };
  return {
    stub,
    /** Who has subscribed, and from where. */
    seen,
    get listenerCount() {
      return queues.size;
    },
    /** @returns The number of the event, which is its id. */
    greet(greeting: Greeting): number {
      kept.push(greeting);
      for (const queue of queues) queue.push([kept.length, greeting]);
      return kept.length;
    },
    /** Refuses whoever subscribes next. */
    refuseNext(error: Error): void {
      refusal = error;
    },
    /** Breaks off what is under way, or ends it. */
    end(error?: Error): void {
      for (const queue of [...queues]) error === undefined ? queue.end() : queue.fail(error);
    },
  };
}
