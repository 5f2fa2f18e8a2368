import { idOfName } from "@kith/kit/global-id.ts";
import { blessingServices } from "../../subgraphs/commerce/src/blessings/blessing-services.ts";
import { CARDS, type Campaign } from "../../subgraphs/commerce/src/blessings/model.ts";
import type { Stores } from "../database/stores.ts";
import { progressBar } from "../import/progress-bar.ts";
import { memoryMiBOf, type Run, settleInProcess } from "./settle-and-kill.ts";
import { addWinners } from "./winners.ts";

/** A fund that is more than an operator may put in at once comes in parts. */
const FUNDING_MAX_MINOR = 100_000_000_000n;

type Options = {
  readonly stores: Stores;
  readonly environment: Readonly<Record<string, string>>;
  readonly winners: number;
  readonly potMinor: bigint;
  /** When the process that pays is killed, in per cent; null for never. */
  readonly killAtPercent: number | null;
  /** Of the database, whose memory is told too. */
  readonly databasePid?: number;
};

/** What a rehearsal came to. */
export type Rehearsal = {
  readonly campaign: Campaign;
  readonly runs: readonly Run[];
  readonly preparedMs: number;
  readonly settledMs: number;
  readonly databasePeakMiB: number;
};

const keyOf = (name: string): string => {
  const hex = Buffer.from(idOfName("key", name, 0))
    .toString("hex")
    .slice(-12);
  return `00000000-0000-4000-8000-${hex}`;
};

/** A whole campaign, from its funding to its last share, of people who all have a full set. */
export async function rehearse(options: Options): Promise<Rehearsal> {
  const { stores, winners, potMinor, killAtPercent, environment } = options;
  const startsAt = new Date();
  const services = blessingServices({ ...stores, now: () => new Date() });
  const { campaignService } = services;
  const { _id: campaign } = await campaignService.create(
    {
      title: "集五福彩排",
      startsAt,
      endsAt: new Date(startsAt.getTime() + 3_600_000),
      cards: CARDS.map((card) => ({ card, weight: 1 })),
      drawsPerDay: CARDS.length,
      idempotencyKey: keyOf("campaign"),
    },
    null,
  );
  for (let [from, part] = [0n, 0]; from < potMinor; from += FUNDING_MAX_MINOR, part += 1) {
    const rest = potMinor - from;
    const amountMinor = rest < FUNDING_MAX_MINOR ? rest : FUNDING_MAX_MINOR;
    const funding = {
      campaign,
      amountMinor,
      currency: "CNY",
      idempotencyKey: keyOf(`fund ${part}`),
    } as const;
    await campaignService.fund(funding, null);
  }
  await campaignService.open(campaign, null);

  const moving = progressBar("winners", winners);
  let added = 0;
  await addWinners(stores, {
    ...{ campaign, count: winners, at: startsAt },
    onAdded(count) {
      moving.add(count - added);
      added = count;
    },
  });
  moving.end();
  await campaignService.close(campaign, { early: true, by: null });
  const preparedMs = Date.now() - startsAt.getTime();

  const beganAtMs = Date.now();
  const paying = progressBar("shares", winners);
  let [paid, databasePeakMiB] = [0, 0];
  const onLook = (paidCount: number) => {
    paying.add(paidCount - paid);
    paid = paidCount;
    databasePeakMiB = Math.max(databasePeakMiB, memoryMiBOf(options.databasePid));
  };
  const runs: Run[] = [];
  const killAtCount = killAtPercent === null ? null : Math.floor((winners * killAtPercent) / 100);
  runs.push(await settleInProcess({ stores, campaign, environment, killAtCount, onLook }));
  if (runs[0]?.wasKilled)
    runs.push(await settleInProcess({ stores, campaign, environment, killAtCount: null, onLook }));
  paying.end();
  const settled = await stores.campaigns.findById(campaign);
  if (settled === null) throw new Error("The campaign is gone.");
  return { campaign: settled, runs, preparedMs, settledMs: Date.now() - beganAtMs, databasePeakMiB };
}
