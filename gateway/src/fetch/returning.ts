import { createHash } from "node:crypto";

/** Tells who has been here not long ago. */
export type Returning = (who: string) => boolean;

/** Characters of what somebody is remembered by: forwarded headers can be long, a hash stands for those. */
const WHO_LENGTH_MAX = 200;

/** @param countMax How many are known at least, twice as many at most. */
export function returning(countMax: number): Returning {
  let [recent, earlier] = [new Set<string>(), new Set<string>()];
  return (name) => {
    const who = name.length > WHO_LENGTH_MAX ? createHash("sha256").update(name).digest("base64") : name;
    const isBack = recent.has(who) || earlier.has(who);
    recent.add(who);
    if (recent.size >= countMax) [recent, earlier] = [new Set(), recent];
    return isBack;
  };
}
