import type { ClientSession } from "mongodb";
import type { GlobalId } from "../global-id.ts";

export const EVENT_PREFIX = "event";

/** How many events one delivery carries. */
export const EVENTS_PER_DELIVERY_MAX = 100;

/** JSON values: dates are written as ISO 8601. */
export type EventPayload = Readonly<Record<string, unknown>>;

/** Something that has happened in one service and that another one acts on. `docs/events.md` lists them. */
export type Event = {
  readonly id: GlobalId;
  /** `<thing>.<what happened to it>` */
  readonly type: string;
  readonly payload: EventPayload;
};

/** An event on its way to one consumer. */
export type OutboxRow = Omit<Event, "id"> & {
  readonly _id: GlobalId;
  /** The name of the consumer. */
  readonly to: string;
  readonly writtenAt: Date;
  /** Not delivered before. */
  readonly dueAt: Date;
  /** How often the consumer could not act on it. */
  readonly failures: number;
};

/**
 * What a service does on an event, which may be delivered more than once: either in a transaction that is run once for each
 * event, or by an act that may be done any number of times. Whatever it throws, the event comes again later.
 */
export type Reaction =
  | { readonly once: (payload: EventPayload, session: ClientSession) => Promise<void> }
  | { readonly repeatable: (payload: EventPayload) => Promise<void> };

/** By the type of event. */
export type Reactions = Readonly<Record<string, Reaction>>;

/** What a consumer says of a delivery; what it does not name was not looked at. */
export type Receipt = {
  readonly applied: readonly GlobalId[];
  readonly refused: readonly { readonly id: GlobalId; readonly reason: string }[];
};
