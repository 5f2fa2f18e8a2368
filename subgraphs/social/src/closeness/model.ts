/** What friends do with each other that tells how close they are. */
export type InteractionKind = "TRANSFER" | "ENVELOPE" | "COMMENT" | "LIKE";

/** What each counts when it happens; half of that 60 days later. */
const WEIGHT_BY_KIND: Readonly<Record<InteractionKind, number>> = {
  ...{ TRANSFER: 4, ENVELOPE: 3, COMMENT: 2, LIKE: 1 },
};
const HALF_LIFE_MS = 60 * 86_400_000;
/** Long before any interaction: so that every closeness is above the 0 of friends who never had one. */
const EPOCH_MS = Date.UTC(2000, 0, 1);

/**
 * What an interaction adds to a closeness, in the logarithm in which closeness is kept.
 *
 * The closeness of two friends is log2 Σ weight · 2^(age of the epoch at the interaction, in half-lives). At any later moment,
 * the decayed sum of weights is the same sum times one factor that all friends share. So the order of what is stored is the
 * order of the decayed scores, always, and nothing has to be written while time goes by.
 *
 * @see Cormode, Shkapenyuk, Srivastava, Xu: Forward Decay, ICDE 2009
 */
export const closenessOf = (kind: InteractionKind, at: Date): number =>
  Math.log2(WEIGHT_BY_KIND[kind]) + (at.getTime() - EPOCH_MS) / HALF_LIFE_MS;

/** log2(2^a + 2^b), without leaving the range of numbers, as an aggregation expression on a field; 0 stands for none. */
export const closenessSum = (field: string, added: number): object => ({
  $cond: [
    { $lte: [field, 0] },
    added,
    {
      $add: [
        { $max: [field, added] },
        {
          $log: [
            { $add: [1, { $pow: [2, { $multiply: [-1, { $abs: { $subtract: [field, added] } }] }] }] },
            2,
          ],
        },
      ],
    },
  ],
});
