/** How much somebody may cost: so much at once, and so much a second in the long run. */
export type Rate = { readonly burst: number; readonly perSecond: number };

/** One allowance, of a viewer or an address. */
export type Bucket = { readonly key: string; readonly rate: Rate };

/** What became of taking a cost out of buckets: all of them gave it, or none. */
export type Taken = {
  readonly isAllowed: boolean;
  /** What is left in each, in their order; below nothing where an operation cost more than a whole bucket. */
  readonly levels: readonly number[];
};

/** Where buckets are kept. */
export type Buckets = {
  /**
   * Takes a cost out of all of the buckets, or out of none where one has too little. A cost above what a bucket holds takes a full
   * one, and leaves it in debt.
   *
   * @param isForced Takes it whatever there is.
   */
  take(buckets: readonly Bucket[], cost: number, isForced?: boolean): Taken | Promise<Taken>;
  close(): Promise<void>;
};

/** What a bucket must hold for a cost. */
export const neededFor = (cost: number, { burst }: Rate): number => Math.min(cost, burst);

/** How long it takes until a bucket holds so much. */
export const secondsUntil = (wanted: number, level: number, { perSecond }: Rate): number =>
  Math.max(0, (wanted - level) / perSecond);
