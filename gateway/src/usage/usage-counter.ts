import type { OperationUsage } from "./operation-usage.ts";
import type { UsingClient } from "./used-by.ts";

/** How often a version of a client has used a coordinate. */
export type UsageRow = {
  /** As in findings of the schema checks; for a whole operation `client@version/Operation`. */
  readonly coordinate: string;
  readonly client: string;
  readonly version: string;
  readonly requests: number;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
};

/** A request for an operation that was found valid. */
export type UsedOperation = {
  /** The same for the same operation of the same text. */
  readonly key: string;
  readonly name: string | null;
  readonly client: UsingClient;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Asked only where the operation is new. */
  readonly usage: () => OperationUsage;
};

export type UsageCounter = {
  count(operation: UsedOperation): void;
  /** Hands out all that was counted, and forgets it. */
  take(): readonly UsageRow[];
  /** Takes back what could not be kept elsewhere; what is beyond the bound is lost. */
  giveBack(rows: readonly UsageRow[]): void;
  /** Requests and rows that found no room, since the process began. */
  readonly lost: number;
};

/** Operations, of all clients together, between two flushes. */
const OPERATIONS_MAX = 5_000;
/** What they use, all of them together. */
const COORDINATES_MAX = 200_000;
/** Rows that wait for a database that does not answer. */
const ROWS_MAX = 50_000;
/** Versions of clients, and operations by name, as long as the process lives: anybody may call themselves anything. */
const CLIENTS_MAX = 200;
const NAMES_MAX = 2_000;
const OTHER: UsingClient = { name: "other", version: "unknown" };

type Counted = {
  readonly client: UsingClient;
  readonly coordinates: readonly string[];
  /** How the whole operation is called; null where it has no name, or one too many. */
  readonly whole: string | null;
  readonly inVariables: OperationUsage["inVariables"];
  readonly requestsInVariables: Map<string, number>;
  requests: number;
  readonly firstMs: number;
  lastMs: number;
};

/** @param now Milliseconds since 1970. */
export function usageCounter(now: () => number = Date.now): UsageCounter {
  const knownClients = new Set<string>();
  const knownNames = new Set<string>();
  let counted = new Map<string, Counted>();
  let waiting = new Map<string, UsageRow>();
  let coordinateCount = 0;
  let lost = 0;

  const begin = ({ name, usage }: UsedOperation, client: UsingClient): Counted => {
    const { coordinates, inVariables } = usage();
    const whole = name === null ? null : `${client.name}@${client.version}/${name}`;
    const isNamed = whole !== null && isKnown(knownNames, whole, NAMES_MAX);
    const firstMs = now();
    return {
      client,
      coordinates,
      whole: isNamed ? whole : null,
      inVariables,
      requestsInVariables: new Map(),
      requests: 0,
      firstMs,
      lastMs: firstMs,
    };
  };

  return {
    count(operation) {
      const given = `${operation.client.name}@${operation.client.version}`;
      const client = isKnown(knownClients, given, CLIENTS_MAX) ? operation.client : OTHER;
      const key = `${client === OTHER ? OTHER.name : given} ${operation.key}`;
      let one = counted.get(key);
      if (one === undefined) {
        if (counted.size >= OPERATIONS_MAX || coordinateCount >= COORDINATES_MAX) {
          lost += 1;
          return;
        }
        one = begin(operation, client);
        counted.set(key, one);
        coordinateCount += one.coordinates.length;
      }
      one.requests += 1;
      one.lastMs = now();
      const { requestsInVariables } = one;
      one.inVariables?.(operation.variables, (coordinate) => {
        requestsInVariables.set(coordinate, (requestsInVariables.get(coordinate) ?? 0) + 1);
      });
    },
    take() {
      const rows = waiting;
      for (const one of counted.values()) {
        for (const coordinate of one.coordinates) add(rows, rowOf(one, coordinate, one.requests));
        if (one.whole !== null) add(rows, rowOf(one, one.whole, one.requests));
        for (const [coordinate, requests] of one.requestsInVariables)
          add(rows, rowOf(one, coordinate, requests));
      }
      counted = new Map();
      waiting = new Map();
      coordinateCount = 0;
      return [...rows.values()];
    },
    giveBack(rows) {
      for (const row of rows) if (!add(waiting, row, ROWS_MAX)) lost += 1;
    },
    get lost() {
      return lost;
    },
  };
}

function isKnown(known: Set<string>, name: string, sizeMax: number): boolean {
  if (known.has(name)) return true;
  if (known.size >= sizeMax) return false;
  known.add(name);
  return true;
}

const rowOf = ({ client, firstMs, lastMs }: Counted, coordinate: string, requests: number): UsageRow => ({
  coordinate,
  client: client.name,
  version: client.version,
  requests,
  firstSeenAt: new Date(firstMs),
  lastSeenAt: new Date(lastMs),
});

function add(rows: Map<string, UsageRow>, row: UsageRow, sizeMax = Number.POSITIVE_INFINITY): boolean {
  const key = usageKey(row);
  const known = rows.get(key);
  if (known === undefined && rows.size >= sizeMax) return false;
  rows.set(key, known === undefined ? row : sumOf(known, row));
  return true;
}

/** What tells rows apart. */
export const usageKey = ({
  coordinate,
  client,
  version,
}: Pick<UsageRow, "coordinate" | "client" | "version">) => `${client}@${version} ${coordinate}`;

const sumOf = (one: UsageRow, other: UsageRow): UsageRow => ({
  ...one,
  requests: one.requests + other.requests,
  firstSeenAt: one.firstSeenAt < other.firstSeenAt ? one.firstSeenAt : other.firstSeenAt,
  lastSeenAt: one.lastSeenAt > other.lastSeenAt ? one.lastSeenAt : other.lastSeenAt,
});
