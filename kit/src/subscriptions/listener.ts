/** Whoever waits for the events of a subscription. */
export type Listener = {
  /** The id of the last event that they have seen, when they come back. */
  readonly lastEventId: string | null;
  /** Aborts when they are gone: what waits for events on their behalf has to end then. */
  readonly signal: AbortSignal;
};

/** Of a query or a mutation, to which no events come. */
export const NO_LISTENER: Listener = { lastEventId: null, signal: new AbortController().signal };

/** An event as a resolver's `subscribe` gives it: the value under the name of the field, and where the listener can go on from. */
export type FieldEvent<Field extends string, Value> = { readonly [Name in Field]: Value } & {
  /** Letters, digits and `_ - . : =`, at most 200. Null where there is no going on. */
  readonly eventId: string | null;
};

/** Thrown by a field's `resolve`, which has a context of its own for each event: this listener does not get it. */
export class EventDropped extends Error {
  override readonly name = "EventDropped";
}

/** Where a listener can go on from that has not seen any event yet. */
export class StartingPlace {
  readonly eventId: string;
  constructor(eventId: string) {
    this.eventId = eventId;
  }
}

/** What happens, and where it begins: null where there is no going on. */
export type Happenings<Happened> = { readonly from: string | null; readonly live: AsyncIterable<Happened> };

/** Events as a resolver's `subscribe` gives them, from what happens. */
export async function* fieldEventsOf<Happened, Event>(
  { from, live }: Happenings<Happened>,
  eventOf: (happened: Happened) => Event,
): AsyncGenerator<Event, void, undefined> {
  // Told before the first event: no resolver sees it.
  if (from !== null) yield new StartingPlace(from) as Event;
  for await (const happened of live) yield eventOf(happened);
}
