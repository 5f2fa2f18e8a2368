/** Simulates shards under a skewed load, by shard key: `npm run bench:scale-sim [-- --shards 64 --people 1000000 --acts 1000000]`. */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { sentenceOf } from "@kith/kit/shutdown.ts";
import { table } from "../scripts/supervisor/table.ts";
import { loadOf } from "./scale-sim/load.ts";
import { shardKeys } from "./scale-sim/shard-keys.ts";
import { simulate } from "./scale-sim/simulation.ts";

const SEED = 20_260_217;
const RESULTS = "bench/results/scale-sim.md";

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function positiveOf(name: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`--${name} must be a whole number above 0, got "${text}".`);
}

function main(): void {
  const { values } = parseArgs({
    options: {
      shards: { type: "string", default: "64" },
      people: { type: "string", default: "1000000" },
      acts: { type: "string", default: "1000000" },
    },
  });
  const shards = positiveOf("shards", values.shards);
  const people = positiveOf("people", values.people);
  const acts = positiveOf("acts", values.acts);

  const keys = shardKeys({ shards, people, seed: SEED });
  const outcomes = simulate(loadOf({ people, acts, seed: SEED }), keys, shards);
  const head = [
    ["shard key", "shards a page", "busiest: reads", "busiest: writes", "busiest shard's work, times even"],
  ];
  const rows = outcomes.map((outcome) => [
    outcome.key,
    outcome.shardsPerPage.toFixed(0),
    percent(outcome.hotReadShare),
    percent(outcome.hotWriteShare),
    outcome.hotTimesEven.toFixed(1),
  ]);
  const printed = table([...head, ...rows]);
  console.log(printed);
  writeFileSync(
    RESULTS,
    `# Shards under a skewed load

Simulated by \`npm run bench:scale-sim -- --shards ${shards} --people ${people} --acts ${acts}\`, seed ${SEED}: 95 % of the acts read a page of somebody's friends, a fifth of those of people who are known to many (visits fall as one over the rank); 5 % begin a friendship, half of those of people who have just signed up. An even share is ${percent(1 / shards)}.

\`\`\`
${printed}
\`\`\`
`,
  );
}

try {
  main();
} catch (error) {
  console.error(sentenceOf(error));
  process.exit(1);
}
