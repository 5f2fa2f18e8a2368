import { endless, type Life, whileWanted } from "../resilience/request-life.ts";
import { sizedCache } from "../sized-cache.ts";
import { type ViewerChanges, viewerChanges } from "./viewer-changes.ts";

/** An answer that is kept, and how old it is. */
export type Kept<Answer> = { readonly answer: Answer; readonly ageS: number };

/** What came of an execution. */
export type Made<Answer> = {
  readonly answer: Answer;
  /** What it takes to keep it; null: it may not be kept, nor given to anybody else. */
  readonly bytes: number | null;
};

/** Answers of one graph. */
export type KeptAnswers<Answer> = {
  /**
   * Gives what is kept, or has it made: once, however many ask for it at the same moment. What may not be kept is made for each of
   * them, so that nobody is told of somebody else's failure.
   *
   * @param life How long whoever asks waits for what is being made.
   * @param change The number in `changes` of what the answer has to know of: what was begun before it is not given.
   */
  get(
    key: string,
    maxAgeS: number,
    make: () => Promise<Made<Answer>>,
    life?: Life,
    change?: number,
  ): Promise<Kept<Answer>>;
};

/** What is kept of all graphs, within one bound. */
export type ResponseCache<Answer> = {
  /** Answers of one graph are never given as those of another. */
  ofGraph(): KeptAnswers<Answer>;
  /** What was done on behalf of viewers meanwhile. */
  readonly changes: ViewerChanges;
  /** Forgets everything; what is being made is not kept either. */
  clear(): void;
  readonly bytes: number;
  /** Who waits for an answer that is being made counts as a hit. */
  readonly counts: { readonly size: number; readonly hits: number; readonly misses: number };
};

const COUNT_MAX = 100_000;
const ENTRY_BYTES_MAX = 1024 * 1024;
/** A key, the entry around the text, its place in the map. */
const OVERHEAD_BYTES = 300;

type Options = {
  readonly bytesMax: number;
  /** Milliseconds on a clock that is never set. */
  readonly now?: () => number;
};

export function responseCache<Answer>({
  bytesMax,
  now = () => performance.now(),
}: Options): ResponseCache<Answer> {
  /** Begun when no more had been done than that. */
  type Begun = { readonly afterChange: number };
  type Entry = Begun & { readonly answer: Answer; readonly keptAtMs: number; readonly untilMs: number };
  type Making = Begun & { readonly made: Promise<Made<Answer>> };
  const entries = sizedCache<Entry>({ countMax: COUNT_MAX, bytesMax, entryBytesMax: ENTRY_BYTES_MAX });
  // Bounded by what is under way.
  const underWay = new Map<string, Making>();
  const changes = viewerChanges();
  let graphCount = 0;
  let hits = 0;
  let misses = 0;

  async function makeOnce(
    key: string,
    maxAgeS: number,
    make: () => Promise<Made<Answer>>,
  ): Promise<Made<Answer>> {
    const afterChange = changes.last;
    const making = { made: make(), afterChange };
    underWay.set(key, making);
    try {
      const made = await making.made;
      // Otherwise everything was cleared meanwhile, or somebody asks again who has done something.
      if (made.bytes !== null && underWay.get(key) === making) {
        const keptAtMs = now();
        const entry = { answer: made.answer, afterChange, keptAtMs, untilMs: keptAtMs + maxAgeS * 1_000 };
        entries.set(key, entry, made.bytes + 2 * key.length + OVERHEAD_BYTES);
      }
      return made;
    } finally {
      if (underWay.get(key) === making) underWay.delete(key);
    }
  }

  async function get(
    key: string,
    maxAgeS: number,
    make: () => Promise<Made<Answer>>,
    life: Life = endless(),
    change = 0,
  ): Promise<Kept<Answer>> {
    const entry = entries.get(key);
    if (entry !== undefined) {
      const nowMs = now();
      if (nowMs < entry.untilMs && entry.afterChange >= change) {
        hits += 1;
        return { answer: entry.answer, ageS: Math.floor((nowMs - entry.keptAtMs) / 1_000) };
      }
      entries.delete(key);
    }
    const making = underWay.get(key);
    if (making !== undefined && making.afterChange >= change) {
      const made = await whileWanted(making.made, life).catch(() => null);
      if (made !== null && made.bytes !== null) {
        hits += 1;
        return { answer: made.answer, ageS: 0 };
      }
      misses += 1;
      return { answer: (await make()).answer, ageS: 0 };
    }
    misses += 1;
    return { answer: (await makeOnce(key, maxAgeS, make)).answer, ageS: 0 };
  }

  return {
    ofGraph() {
      graphCount += 1;
      const prefix = `${graphCount}\n`;
      return { get: (key, ...rest) => get(prefix + key, ...rest) };
    },
    clear() {
      entries.clear();
      underWay.clear();
    },
    changes,
    get counts() {
      return { size: entries.size, hits, misses };
    },
    get bytes() {
      return entries.bytes;
    },
  };
}
