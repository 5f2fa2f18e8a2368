import type { Row } from "./contenders.ts";

/** What a gateway did: requests a second, and processor time a request. */
export type Figures = { readonly perSecond: number; readonly cpuMs: number };
export type FiguresOf = (row: Row) => Figures;

type Bar = {
  readonly what: string;
  readonly ratio: (of: FiguresOf) => number;
  readonly isMet: (ratio: number) => boolean;
  /** Graphs that it is set for. */
  readonly graphs: readonly string[];
};

const TIMES_STOCK = 8;
const [TIMES_HIVE, TIMES_HIVE_ONE_VIEWER] = [4, 2.5];
const TIMES_FLOOR = 1.5;
const SET_FOR = ["Shop", "Home"];

/** What issue and docs hold the gateway to. */
export const BARS: readonly Bar[] = [
  {
    what: `requests a second of stock: ≥ ${TIMES_STOCK}`,
    ratio: (of) => of("ours").perSecond / of("stock").perSecond,
    isMet: (ratio) => ratio >= TIMES_STOCK,
    graphs: SET_FOR,
  },
  {
    what: `less CPU a request than stock: ≥ ${TIMES_STOCK}`,
    ratio: (of) => of("stock").cpuMs / of("ours").cpuMs,
    isMet: (ratio) => ratio >= TIMES_STOCK,
    graphs: SET_FOR,
  },
  {
    what: `requests a second of Hive, another viewer each: ≥ ${TIMES_HIVE}`,
    ratio: (of) =>
      of("ours, another viewer each").perSecond / of("Hive, Rust planner, another viewer each").perSecond,
    isMet: (ratio) => ratio >= TIMES_HIVE,
    graphs: SET_FOR,
  },
  {
    what: `requests a second of Hive, one viewer: ≥ ${TIMES_HIVE_ONE_VIEWER}`,
    ratio: (of) => of("ours").perSecond / of("Hive, Rust planner").perSecond,
    isMet: (ratio) => ratio >= TIMES_HIVE_ONE_VIEWER,
    graphs: SET_FOR,
  },
  {
    what: `CPU of the floor: ≤ ${TIMES_FLOOR}`,
    ratio: (of) => of("ours").cpuMs / of("floor, no GraphQL").cpuMs,
    isMet: (ratio) => ratio <= TIMES_FLOOR,
    graphs: SET_FOR,
  },
];
