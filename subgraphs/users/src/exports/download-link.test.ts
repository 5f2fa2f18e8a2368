import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { downloadLinks } from "./download-link.ts";

const clock = { ms: Date.UTC(2026, 0, 1) };
const now = () => new Date(clock.ms);
const links = downloadLinks(randomBytes(32), now);
const paramsOf = (path: string) =>
  Object.fromEntries(new URL(path, "http://x").searchParams) as { until: string; signature: string };

describe("a link to a file", () => {
  it("is good for this file, for 15 minutes", () => {
    const params = paramsOf(links.pathOf("export_1"));

    expect([links.isGood("export_1", params), links.isGood("export_2", params)]).toEqual([true, false]);
    clock.ms += 15 * 60_000;
    expect(links.isGood("export_1", params)).toBe(false);
  });

  it("cannot be made longer, or made up", () => {
    const { until, signature } = paramsOf(links.pathOf("export_1"));
    const other = downloadLinks(randomBytes(32), now);

    expect(links.isGood("export_1", { until: String(Number(until) + 1), signature })).toBe(false);
    expect(links.isGood("export_1", paramsOf(other.pathOf("export_1")))).toBe(false);
    for (const wrong of [
      {},
      { until },
      { signature },
      { until: [until], signature },
      { until: "", signature: "" },
    ])
      expect(links.isGood("export_1", wrong)).toBe(false);
  });
});
