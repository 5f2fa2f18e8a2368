import { setTimeout as sleep } from "node:timers/promises";
import type { SubgraphName } from "../../scripts/schema-files.ts";
import type { ChaosClient } from "./client.ts";
import type { Constellation } from "./constellation.ts";
import { FAULTS, type Fault } from "./faults.ts";
import type { Sample } from "./load.ts";

/** One fault of one subgraph: when it began, when it was over, and when the next one begins. */
export type Episode = {
  readonly fault: Fault;
  readonly subgraph: SubgraphName;
  readonly beganAtMs: number;
  readonly endedAtMs: number;
  readonly untilMs: number;
};

type Options = {
  readonly constellation: Constellation;
  readonly client: ChaosClient;
  readonly subgraphs: readonly SubgraphName[];
  readonly faultMs: number;
  readonly quietMs: number;
  /** Of everything that was asked so far. */
  readonly samples: readonly Sample[];
  readonly tell: (line: string) => void;
};

/** How much longer than that is waited for all to be right again, so that it is known how long it takes. */
const MORE_QUIET_MAX_MS = 3_000;
const LOOK_EVERY_MS = 100;

/** Lets every fault happen to every subgraph, one after the other. @returns The episodes, and how often the gateway was not live. */
export async function runFaults(options: Options) {
  const { constellation, client, subgraphs, faultMs, quietMs, samples, tell } = options;
  const episodes: Episode[] = [];
  let deaths = 0;
  for (const fault of FAULTS)
    for (const subgraph of subgraphs) {
      const beganAtMs = performance.now();
      const end = await constellation.begin(fault, subgraph);
      await sleep(faultMs);
      if (!(await client.isLive())) deaths += 1;
      await end();
      const endedAtMs = performance.now();
      await sleep(quietMs);
      const episode = () => ({ fault, subgraph, beganAtMs, endedAtMs, untilMs: performance.now() });
      while (!isBack(episode(), samples) && performance.now() < endedAtMs + quietMs + MORE_QUIET_MAX_MS)
        await sleep(LOOK_EVERY_MS);
      episodes.push(episode());
      tell(`${subgraph} ${fault}`);
      if (constellation.gatewayEnd() !== null) return { episodes, deaths: deaths + 1 };
    }
  return { episodes, deaths };
}

/** What was answered during a fault, and how long it took after it until all was right again. */
export function outcomeOf({ beganAtMs, endedAtMs, untilMs }: Episode, samples: readonly Sample[]) {
  const during = samples.filter(
    ({ startedAtMs, tookMs }) => startedAtMs < endedAtMs && startedAtMs + tookMs >= beganAtMs,
  );
  // What is still under way when the next fault begins is that one's.
  const after = samples.filter(
    ({ startedAtMs, tookMs }) => startedAtMs >= endedAtMs && startedAtMs + tookMs < untilMs,
  );
  const lastBad = after.filter(({ verdict }) => verdict !== "right").at(-1);
  const countOf = (kind: Sample["verdict"]) => during.filter(({ verdict }) => verdict === kind).length;
  // From when on everything was right that was asked: if the last of it was not, nobody knows.
  const isRight = after.some(({ startedAtMs }) => startedAtMs > (lastBad?.startedAtMs ?? 0));
  return {
    requests: during.length,
    right: countOf("right"),
    partial: countOf("partial"),
    refused: countOf("refused"),
    wrong: countOf("wrong") + after.filter(({ verdict }) => verdict === "wrong").length,
    maxMs: Math.max(0, ...during.map(({ tookMs }) => tookMs)),
    recoveryMs: isRight
      ? Math.max(0, (lastBad?.startedAtMs ?? endedAtMs) - endedAtMs)
      : Number.POSITIVE_INFINITY,
  };
}

const isBack = (episode: Episode, samples: readonly Sample[]): boolean =>
  Number.isFinite(outcomeOf(episode, samples).recoveryMs);

export const isLate = ({ tookMs, unnoticedMs, deadlineMs }: Sample): boolean =>
  tookMs - unnoticedMs > deadlineMs * 1.1;
