/** Aborts some time after another graph has taken over: when is drawn for each, so that not all come at once. */
export function endOfStay(
  retired: AbortSignal,
  withinMs: number,
): { readonly signal: AbortSignal; forget(): void } {
  const over = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const begin = () => {
    timer = setTimeout(() => over.abort(), Math.random() * withinMs).unref();
  };
  if (retired.aborted) begin();
  else retired.addEventListener("abort", begin, { once: true });
  return {
    signal: over.signal,
    forget() {
      clearTimeout(timer);
      retired.removeEventListener("abort", begin);
    },
  };
}
