import type { GlobalId } from "@kith/kit/global-id.ts";
import { type Burst, burstOf } from "../load/burst.ts";
import type { Constellation } from "../load/constellation.ts";
import { type Act, transfersBetweenHotPairs, transfersBetweenRandomPairs } from "./acts.ts";
import { type Ask, askCommerce, askGateway, type Outcome } from "./askers.ts";

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

const CONNECTIONS = 50;
const TURNS = 3;
const WARM_UP_ACTS = 50;

/** What is measured: who acts on what. */
const KINDS: Readonly<Record<string, (ask: Ask, acts: number) => Act[]>> = {
  "sent and accepted between random pairs": transfersBetweenRandomPairs,
  "sent and accepted between hot pairs": transfersBetweenHotPairs,
};

/** Everything by every way in every variant, in turns, so that what else the machine does is in the way of all of them. */
export async function measureEverything({ shipped, naive, tokenOf, viewerKey, acts }: Parts) {
  const asks = [shipped, naive].flatMap((constellation) => [
    { way: "gateway" as const, variant: constellation.variant, ask: askGateway(constellation, tokenOf) },
    { way: "subgraph" as const, variant: constellation.variant, ask: askCommerce(constellation, viewerKey) },
  ]);
  const lines: (Line & { readonly ask: Ask; readonly actsOf: (ask: Ask, acts: number) => Act[] })[] =
    Object.entries(KINDS).flatMap(([what, actsOf]) =>
      asks.map((asked) => ({ what, ...asked, actsOf, turns: [] })),
    );
  for (const { ask, actsOf } of lines) await burstOf(actsOf(ask, WARM_UP_ACTS), CONNECTIONS);
  for (let turn = 0; turn < TURNS; turn += 1)
    for (const { ask, actsOf, turns } of lines) turns.push(await burstOf(actsOf(ask, acts), CONNECTIONS));
  return { lines: lines as readonly Line[] };
}
