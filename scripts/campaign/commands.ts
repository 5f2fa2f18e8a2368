import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { isIdOf } from "@kith/kit/global-id.ts";
import {
  type BlessingServices,
  blessingServices,
} from "../../subgraphs/commerce/src/blessings/blessing-services.ts";
import { CAMPAIGN_PREFIX, CARDS, type Campaign } from "../../subgraphs/commerce/src/blessings/model.ts";
import { paySettlement } from "../../subgraphs/commerce/src/blessings/settlement.ts";
import type { Stores } from "../database/stores.ts";
import { progressBar } from "../import/progress-bar.ts";

const OPTIONS = {
  title: { type: "string" },
  starts: { type: "string" },
  ends: { type: "string" },
  weights: { type: "string", default: "3000,3000,2500,1450,50" },
  draws: { type: "string", default: "3" },
  fen: { type: "string" },
  key: { type: "string" },
  early: { type: "boolean", default: false },
} as const;

type Given = {
  readonly values: ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>["values"];
  readonly id: string | undefined;
};
type Acting = {
  readonly stores: Stores;
  readonly services: BlessingServices;
  readonly now: () => Date;
};

export const USAGE = `npm run campaign -- create --title 集五福 --starts 2027-02-01T00:00:00+08:00 --ends 2027-02-05T22:00:00+08:00
    [--weights ${OPTIONS.weights.default}] [--draws 3] [--key UUID]   ${CARDS.join(", ").toLowerCase()}
  npm run campaign -- fund ID --fen 21500000000 [--key UUID]
  npm run campaign -- open ID | close ID [--early] | settle ID | report [ID]`;

/** @throws Error in one sentence when an option is missing. */
function given(value: string | undefined, option: string): string {
  if (value === undefined) throw new Error(`--${option} is needed:\n  ${USAGE}`);
  return value;
}

function instant(text: string, option: string): Date {
  const at = new Date(/(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : Number.NaN);
  if (Number.isNaN(at.getTime()))
    throw new Error(
      `--${option} must be a time with its zone such as 2027-02-01T00:00:00+08:00, got "${text}".`,
    );
  return at;
}

const whole = (text: string, option: string): number => {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new Error(`--${option} must be a whole number, got "${text}".`);
};

function idOf({ id }: Given): string {
  if (isIdOf(CAMPAIGN_PREFIX, id)) return id;
  throw new Error(`Which campaign? A campaign id is needed, got "${id ?? ""}":\n  ${USAGE}`);
}

type Command = (args: Given, acting: Acting) => Promise<Campaign | null>;

/** What an operator can do, by name. Each gives the campaign as it is afterwards. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  create({ values }, { services }) {
    const weights = given(values.weights, "weights").split(",");
    const order = {
      title: given(values.title, "title"),
      startsAt: instant(given(values.starts, "starts"), "starts"),
      endsAt: instant(given(values.ends, "ends"), "ends"),
      cards: CARDS.slice(0, weights.length).map((card, index) => ({
        ...{ card, weight: whole(weights[index] ?? "", "weights") },
      })),
      drawsPerDay: whole(given(values.draws, "draws"), "draws"),
      idempotencyKey: values.key ?? randomUUID(),
    };
    return services.campaignService.create(order, null);
  },

  fund(args, { services }) {
    const amountMinor = BigInt(whole(given(args.values.fen, "fen"), "fen"));
    const idempotencyKey = args.values.key ?? randomUUID();
    const funding = { campaign: idOf(args), amountMinor, currency: "CNY", idempotencyKey } as const;
    return services.campaignService.fund(funding, null);
  },

  open: (args, { services }) => services.campaignService.open(idOf(args), null),

  close: (args, { services }) =>
    services.campaignService.close(idOf(args), { early: args.values.early === true, by: null }),

  // Goes on where an earlier one, or a service, has come to.
  async settle(args, { services, stores, now }) {
    const campaign = await services.campaignService.settle(idOf(args), null);
    const bar = progressBar("shares", await countOf(stores, campaign._id));
    let told = 0;
    const onPaid = ({ settlement }: Campaign) => {
      const paid = Number(settlement?.paidCount ?? 0);
      bar.add(paid - told);
      told = paid;
    };
    const settled = await paySettlement({ ...stores, now }, campaign._id, { onPaid });
    bar.end();
    return settled;
  },

  async report({ id, ...args }, { stores }) {
    return id === undefined
      ? stores.campaigns.findCurrent()
      : stores.campaigns.findById(idOf({ id, ...args }));
  },
};

async function countOf({ potEntries }: Stores, campaign: string): Promise<number> {
  const [count] = await potEntries.countsOf([campaign]);
  return count?.entered ?? 0;
}

/** Reads what is asked for from a command line and does it. @throws Error in a sentence, Refusal. */
export async function runCommand(
  args: readonly string[],
  stores: Stores,
): Promise<{ readonly name: string; readonly campaign: Campaign | null }> {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const [name = "", id] = positionals;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined)
    throw new Error(`What to do? ${Object.keys(COMMANDS).join(", ")}, got "${name}":\n  ${USAGE}`);
  const now = () => new Date();
  const services = blessingServices({ ...stores, now });
  return { name, campaign: await command({ values, id }, { stores, services, now }) };
}
