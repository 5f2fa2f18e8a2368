import { setTimeout as sleep } from "node:timers/promises";
import { pick, randomOf } from "../../scripts/town/random.ts";
import type { ChaosClient, Got } from "./client.ts";
import { type Payment, paymentsOf, toldBy } from "./payments.ts";
import type { Question } from "./questions.ts";
import { type Verdict, verdictOn } from "./verdict.ts";

/** What came of one request. `refused`: no data, and an error that says that it was turned away. */
export type Sample = {
  readonly name: string;
  readonly startedAtMs: number;
  readonly tookMs: number;
  readonly deadlineMs: number;
  /** By how much the load itself was late meanwhile: so long it may not have noticed the answer. */
  readonly unnoticedMs: number;
  readonly verdict: Verdict["kind"] | "refused";
  readonly why: string;
};

type Options = {
  readonly client: ChaosClient;
  readonly questions: readonly Question[];
  readonly tokenOf: (person: string) => Promise<string>;
  readonly reader: string;
  /** Of the gateway. */
  readonly deadlineMs: number;
  /** What every fourth client allows. */
  readonly shortDeadlineMs: number;
  readonly connections: number;
  readonly pauseMs: number;
};

/** The share of the requests that send money. */
const PAYMENTS = 0.15;

/** Asks and pays until it is told to end, each connection as soon as it has its answer and a pause. */
export function startLoad(options: Options) {
  const { client, questions, tokenOf, reader, deadlineMs, shortDeadlineMs, connections, pauseMs } = options;
  const samples: Sample[] = [];
  const payments: Payment[] = [];
  const nextPayment = paymentsOf();
  let isEnding = false;

  const ownLag = lagNotes();
  const note = (
    name: string,
    { startedAtMs, tookMs }: Got,
    sample: Omit<Sample, keyof Got | "name" | "unnoticedMs">,
  ) => samples.push({ name, startedAtMs, tookMs, unnoticedMs: ownLag.mostSince(startedAtMs), ...sample });

  async function askOne(question: Question, isShort: boolean): Promise<void> {
    const got = await client.ask({
      token: await tokenOf(reader),
      body: question.body,
      deadlineMs: isShort ? shortDeadlineMs : undefined,
    });
    const { kind, why } = judge(got, question.right);
    note(question.name, got, {
      verdict: kind,
      why,
      deadlineMs: isShort ? shortDeadlineMs : deadlineMs,
    });
  }

  async function payOne(): Promise<void> {
    const payment = nextPayment();
    payments.push(payment);
    const got = await client.ask({ token: await tokenOf(payment.sender), body: payment.body });
    payment.told = toldBy(got);
    const verdict = ({ done: "right", wrong: "wrong" } as const)[payment.told as string] ?? "partial";
    note("payment", got, { verdict, why: JSON.stringify(got.answer).slice(0, 300), deadlineMs });
  }

  const connection = async (index: number): Promise<void> => {
    const random = randomOf(index + 1);
    while (!isEnding) {
      const question = pick(questions as [Question, ...Question[]], random);
      if (random() < PAYMENTS) await payOne();
      else await askOne(question, random() < 0.25);
      await sleep(pauseMs * (0.5 + random()));
    }
  };
  const underWay = Promise.all(Array.from({ length: connections }, (_, index) => connection(index)));
  return {
    samples,
    payments,
    async end(): Promise<void> {
      isEnding = true;
      await underWay;
      ownLag.close();
    },
  };
}

const LOOK_EVERY_MS = 10;
const NOTES_MAX = 2_000;

/** When this process was late, and by how much. */
function lagNotes() {
  const notes: { readonly atMs: number; readonly lateMs: number }[] = [];
  let lookedAtMs = performance.now();
  const look = () => {
    const atMs = performance.now();
    const lateMs = atMs - lookedAtMs - LOOK_EVERY_MS;
    lookedAtMs = atMs;
    if (lateMs < 1) return;
    notes.push({ atMs, lateMs });
    if (notes.length > NOTES_MAX) notes.shift();
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  return {
    mostSince(sinceMs: number): number {
      look();
      return Math.max(0, ...notes.filter(({ atMs }) => atMs >= sinceMs).map(({ lateMs }) => lateMs));
    },
    close: () => clearInterval(timer),
  };
}

function judge({ status, answer }: Got, right: unknown): { kind: Sample["verdict"]; why: string } {
  if (answer === null) return { kind: "wrong", why: `status ${status} and no JSON` };
  if (status === 503 && answer.data === undefined) return { kind: "refused", why: "503" };
  if (status !== 200) return { kind: "wrong", why: `status ${status}` };
  return verdictOn(answer, right);
}
