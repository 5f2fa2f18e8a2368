import { createHash } from "node:crypto";

/** Decides whether a label is active for somebody: then the subgraph that overrides is asked. */
export type LabelPolicy = (label: string, who: string) => boolean;

type Options = {
  /** Labels that are active for everybody. */
  readonly active: readonly string[];
  /** Decides instead, where it knows the label; null where it does not. */
  readonly decide?: (label: string, who: string) => boolean | null;
};

const PERCENT = /^percent\((?<percent>\d{1,3}(?:\.\d{1,8})?)\)$/;
const SAMPLES = 2 ** 32;

/**
 * `percent(n)` is active for n percent of those who ask, the same ones each time, and of all labels the same ones first: whoever is
 * among 10 percent is among 20 percent too, so that nobody moves back when a share grows. Another label is active when it is listed.
 *
 * @see https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/entities/migrate-fields
 */
export function labelPolicy({ active, decide = () => null }: Options): LabelPolicy {
  const listed = new Set(active);
  return (label, who) => {
    const decided = decide(label, who);
    if (decided !== null) return decided;
    const percent = PERCENT.exec(label)?.groups?.percent;
    return percent === undefined ? listed.has(label) : sampleOf(who) * 100 < Number(percent);
  };
}

/** A number from 0 to 1, without 1, that is the same for the same person. */
const sampleOf = (who: string): number => createHash("sha256").update(who).digest().readUInt32BE(0) / SAMPLES;
