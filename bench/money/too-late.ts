import { burstOf } from "../load/burst.ts";
import { cpuMsOf } from "../load/cpu-time.ts";
import type { Act } from "./acts.ts";
import type { Ask, Outcome } from "./askers.ts";
import { claimsBy, sendEnvelope } from "./claims.ts";

/** What a claim costs: processor time of the subgraphs and the database together, and commands of commerce and of those it asks. */
export type ClaimCost = { readonly cpuMs: number; readonly commands: number; readonly peerCommands: number };

type Parts = {
  readonly ask: Ask;
  readonly connections: number;
  /** The processes that serve a claim. */
  readonly pids: readonly number[];
};

/** What claims cost that win on envelopes of their own, that win on one together, and that are too late for that one. */
export type ClaimCosts = Readonly<Record<"alone" | "together" | "tooLate", ClaimCost>>;

const SHARES_ALONE = 2;
/** Of each kind: enough that what processes do besides, and hundredths of a second, are little of it. */
const CLAIMS = 400;

/** Sends envelopes and claims from them, kind by kind. */
export async function costsOfClaims(parts: Parts): Promise<ClaimCosts> {
  const { ask } = parts;
  const one = await sendEnvelope(ask, 0, CLAIMS);
  const many: string[] = [];
  for (let sent = 0; sent < CLAIMS; sent += 1) many.push(await sendEnvelope(ask, 0, SHARES_ALONE));
  const claims = (from: number) => claimsBy(ask, { from, acts: CLAIMS, envelopeOf: () => one });
  const isDone = (code: string | null) => code === null;
  return {
    alone: await costOf(
      claimsBy(ask, { from: 1, acts: CLAIMS, envelopeOf: (index) => many[index] ?? "" }),
      parts,
      isDone,
    ),
    together: await costOf(claims(0), parts, isDone),
    tooLate: await costOf(claims(CLAIMS), parts, (code) => code === "ENVELOPE_EMPTY"),
  };
}

async function costOf(
  claims: readonly Act[],
  { connections, pids }: Parts,
  isExpected: (code: string | null) => boolean,
): Promise<ClaimCost> {
  const beforeMs = cpuMsOf(pids);
  const { outcomes } = await burstOf(claims, connections);
  const cpuMs = (cpuMsOf(pids) - beforeMs) / claims.length;
  const odd = outcomes.find(({ code }) => !isExpected(code));
  if (odd !== undefined) throw new Error(`a claim ended with ${odd.code}`);
  const meanOf = (figureOf: (outcome: Outcome) => number): number =>
    outcomes.reduce((sum, outcome) => sum + figureOf(outcome), 0) / outcomes.length;
  return {
    cpuMs,
    commands: meanOf(({ commands }) => commands),
    peerCommands: meanOf(({ allCommands, commands }) => allCommands - commands),
  };
}
