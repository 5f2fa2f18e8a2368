/**
 * Of what happens while its reader is busy only the last: for events that say how something is, of which the one before is of no
 * use to anybody. Whatever is slow, one event waits.
 */
export async function* newestOf<Event>(events: AsyncIterable<Event>): AsyncGenerator<Event, void, undefined> {
  const iterator = events[Symbol.asyncIterator]();
  let newest: { readonly event: Event } | null = null;
  let end: { readonly error: unknown } | "over" | null = null;
  let news = Promise.withResolvers<void>();
  const follow = async () => {
    try {
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
        newest = { event: next.value };
        news.resolve();
      }
      end = "over";
    } catch (error) {
      end = { error };
    }
    news.resolve();
  };
  void follow();

  const take = (): { readonly event: Event } | null => {
    const taken = newest;
    newest = null;
    return taken;
  };
  const ending = (): typeof end => end;
  try {
    for (;;) {
      await news.promise;
      news = Promise.withResolvers<void>();
      const taken = take();
      if (taken !== null) yield taken.event;
      const ended = ending();
      if (ended === null) continue;
      const last = take();
      if (last !== null) yield last.event;
      if (ended !== "over") throw ended.error;
      return;
    }
  } finally {
    await iterator.return?.();
  }
}
