import { compilePercentile } from "../accumulators/statistics.ts";
import { UNMETERED } from "../plan/meter.ts";
import type { Form } from "./compile.ts";

/** `$percentile` and `$median` of the elements of a list, or of the one value there is. */
const percentile: Form = (spec, compile, name) => {
  const { input, create } = compilePercentile(name, spec, compile);
  return (root, vars) => {
    const value = input(root, vars);
    const accumulator = create({ meter: UNMETERED, id: {}, vars });
    for (const item of Array.isArray(value) ? value : [value]) accumulator.add(item);
    return accumulator.result();
  };
};

export const percentileForms: Record<string, Form> = { $median: percentile, $percentile: percentile };
