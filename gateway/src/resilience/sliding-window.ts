const SLICES = 10;

type Options = { readonly spanMs: number; readonly now: () => number };

/** Counts what happened within the last while, and what of it was marked: exact to a tenth of the span, and always ten numbers. */
export function slidingWindow({ spanMs, now }: Options) {
  const sliceMs = spanMs / SLICES;
  const counts = new Float64Array(SLICES);
  const marks = new Float64Array(SLICES);
  let [count, marked] = [0, 0];
  let newest = Math.floor(now() / sliceMs);

  function forgetWhatIsPast(): void {
    const at = Math.floor(now() / sliceMs);
    const past = Math.min(at - newest, SLICES);
    for (let step = 1; step <= past; step += 1) {
      const slice = (newest + step) % SLICES;
      count -= counts[slice] ?? 0;
      marked -= marks[slice] ?? 0;
      counts[slice] = 0;
      marks[slice] = 0;
    }
    newest = Math.max(at, newest);
  }

  return {
    add(isMarked: boolean): void {
      forgetWhatIsPast();
      const slice = newest % SLICES;
      counts[slice] = (counts[slice] ?? 0) + 1;
      count += 1;
      if (!isMarked) return;
      marks[slice] = (marks[slice] ?? 0) + 1;
      marked += 1;
    },
    get count(): number {
      forgetWhatIsPast();
      return count;
    },
    get marked(): number {
      forgetWhatIsPast();
      return marked;
    },
    clear(): void {
      counts.fill(0);
      marks.fill(0);
      [count, marked] = [0, 0];
    },
  };
}
