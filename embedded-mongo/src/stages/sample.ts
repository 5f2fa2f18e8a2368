import { failure } from "../errors.ts";
import { stageMeter } from "../plan/meter.ts";
import { type Row, weightOf } from "../plan/row.ts";
import { isDocument, isNumber, toNumber } from "../values/types.ts";
import type { Stage } from "./stage.ts";

const below = (count: number) => Math.floor(Math.random() * count);

/** So many rows, each as likely as any other, in any order; no more are held at a time. */
export function compileSample(spec: unknown, name: string): Stage {
  if (!isDocument(spec)) throw failure(28745, "the $sample stage specification must be an object");
  for (const option of Object.keys(spec))
    if (option !== "size") throw failure(28748, `unrecognized option to $sample: ${option}`);
  if (!("size" in spec)) throw failure(28749, "$sample stage must specify a size");
  if (!isNumber(spec.size)) throw failure(28746, "size argument to $sample must be a number");
  const size = Math.trunc(toNumber(spec.size));
  if (!(size > 0)) throw failure(28747, "size argument to $sample must be a positive integer");
  return {
    name,
    *run(rows) {
      const meter = stageMeter(name);
      const kept: Row[] = [];
      let seen = 0;
      for (const row of rows) {
        seen++;
        const place = kept.length < size ? kept.length : below(seen);
        if (place >= size) continue;
        meter(weightOf(row) - (kept[place] ? weightOf(kept[place]) : 0));
        kept[place] = row;
      }
      for (let left = kept.length; left > 0; left--) {
        const chosen = below(left);
        yield kept[chosen] as Row;
        kept[chosen] = kept[left - 1] as Row;
      }
    },
  };
}
