import type { GlobalId } from "@kith/kit/global-id.ts";
import { SUBGRAPH_NAMES } from "../../scripts/schema-files.ts";
import { type Burst, burstOf } from "../load/burst.ts";
import type { Constellation } from "../load/constellation.ts";
import { askCommerce, askGateway, type Outcome } from "./askers.ts";
import { kindsOf } from "./kinds.ts";
import { type ClaimCosts, costsOfClaims } from "./too-late.ts";

export type Parts = {
  readonly shipped: Constellation;
  readonly naive: Constellation;
  readonly tokenOf: (person: GlobalId) => string;
  readonly viewerKey: Buffer;
  /** How many acts of a kind are measured in a turn. */
  readonly acts: number;
  readonly databasePid: number;
};

/** One line of the table: what was done, by which way, and how it went in each turn. */
export type Line = {
  readonly what: string;
  readonly way: "gateway" | "subgraph";
  readonly variant: string;
  readonly turns: Burst<Outcome>[];
};

export type Measured = {
  readonly lines: readonly Line[];
  /** Of claims at the subgraph, as shipped, turn by turn. */
  readonly claimCosts: readonly ClaimCosts[];
};

const TURNS = 3;
const WARM_UP_ACTS = 50;
const CONNECTIONS = 50;

/** Everything by every way in every variant, in turns, so that what else the machine does is in the way of all of them. */
export async function measureEverything(parts: Parts): Promise<Measured> {
  const { shipped, naive, tokenOf, viewerKey, acts, databasePid } = parts;
  const asks = [shipped, naive].flatMap((constellation) => [
    { way: "gateway" as const, variant: constellation.variant, ask: askGateway(constellation, tokenOf) },
    { way: "subgraph" as const, variant: constellation.variant, ask: askCommerce(constellation, viewerKey) },
  ]);
  const sender = askCommerce(shipped, viewerKey);
  const lines = kindsOf(sender).flatMap((kind) =>
    asks
      .filter(({ variant }) => kind.isDoneNaively || variant === shipped.variant)
      .map((asked) => ({ ...kind, ...asked, turns: [] as Burst<Outcome>[] })),
  );
  const pids = [databasePid, ...SUBGRAPH_NAMES.map((name) => shipped.pidOf(name))];
  const costs = { ask: sender, connections: CONNECTIONS, pids };
  const claimCosts: ClaimCosts[] = [];

  const doAll = async (line: (typeof lines)[number], count: number): Promise<Burst<Outcome>> =>
    burstOf(await line.prepare(line.ask, count), line.connections);
  for (const line of lines) await doAll(line, WARM_UP_ACTS);
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const line of lines) line.turns.push(await doAll(line, acts));
    claimCosts.push(await costsOfClaims(costs));
  }
  return { lines, claimCosts };
}
