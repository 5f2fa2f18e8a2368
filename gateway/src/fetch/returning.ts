/** Tells who has been here not long ago. */
export type Returning = (who: string) => boolean;

/** @param countMax How many are known at least, twice as many at most. */
export function returning(countMax: number): Returning {
  let [recent, earlier] = [new Set<string>(), new Set<string>()];
  return (who) => {
    const isBack = recent.has(who) || earlier.has(who);
    recent.add(who);
    if (recent.size >= countMax) [recent, earlier] = [new Set(), recent];
    return isBack;
  };
}
