/** Texts of many senders for one reader: each sender is made to wait until its text is taken, so that one of each waits at most. */
export type MergedTexts = {
  /** Resolves when the text is taken, or nobody reads any more. */
  send(text: string): Promise<void>;
  readonly texts: AsyncGenerator<string, void, undefined>;
};

/** @param over Aborts when nobody reads any more. */
export function mergedTexts(over: AbortSignal): MergedTexts {
  const waiting: { readonly text: string; readonly taken: () => void }[] = [];
  let wake = (): void => {};
  over.addEventListener("abort", () => {
    for (const { taken } of waiting.splice(0)) taken();
    wake();
  });

  async function* read(): AsyncGenerator<string, void, undefined> {
    while (!over.aborted) {
      const next = waiting.shift();
      if (next === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      try {
        yield next.text;
      } finally {
        next.taken();
      }
    }
  }

  return {
    send: (text) =>
      new Promise((taken) => {
        if (over.aborted) return taken();
        waiting.push({ text, taken });
        wake();
      }),
    texts: read(),
  };
}
