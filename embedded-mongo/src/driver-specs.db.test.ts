import { describe, expect, it } from "vitest";
import { DRIVER_DIFFERENCES, SPEC_DIFFERENCES } from "./testing/spec-differences.ts";
import { runSpecs, specFolder } from "./testing/spec-run.ts";

const TEST_MAX_MS = 250_000;
const folder = specFolder(process.env.KITH_DATA_DIR);
if (!folder) console.warn("SKIPPED: the drivers' specifications are not at ../shared/data or KITH_DATA_DIR.");

const known = [...Object.values(SPEC_DIFFERENCES).flat(), ...DRIVER_DIFFERENCES];

describe.skipIf(!folder)("the official driver's specifications", () => {
  it.each([
    ["crud", 360, 1],
    ["retryable-writes", 110, 4],
    ["transactions-convenient-api", 29, 1],
  ])(
    "are met in %s, but for the known differences",
    async (name, passedMin, servers) => {
      const { passed, failed } = await runSpecs(folder as string, name, servers);

      expect(failed.filter((each) => !known.some((start) => each.startsWith(start)))).toEqual([]);
      expect(passed).toBeGreaterThanOrEqual(passedMin);
    },
    TEST_MAX_MS,
  );
});
