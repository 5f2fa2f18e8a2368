/** Breaks each subgraph in seven ways under load and holds every answer against the right one: `npm run chaos:gateway`. */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { sentenceOf } from "@kith/kit/shutdown.ts";
import { runChaos } from "../bench/chaos-gateway/chaos.ts";
import { FAULT_TEXTS } from "../bench/chaos-gateway/faults.ts";
import { reportOf } from "../bench/chaos-gateway/report.ts";
import { SUBGRAPH_NAMES } from "./schema-files.ts";
import { table } from "./supervisor/table.ts";

const RESULTS = "bench/results/chaos-gateway.md";
/** Seven faults of four subgraphs in some sixty seconds: one that is killed takes longer, until it has started again. */
const OPTIONS = {
  subgraphs: SUBGRAPH_NAMES,
  ...{ faultMs: 700, quietMs: 1_200, connections: 10, pauseMs: 120 },
  ...{ deadlineMs: 2_000, shortDeadlineMs: 1_500, timeoutMs: 700 },
};

async function main(): Promise<void> {
  const startedAtMs = performance.now();
  const chaos = await runChaos({ ...OPTIONS, tell: (line) => process.stderr.write(`${line}\n`) });
  const { printed, findings, isKept } = reportOf(chaos);
  console.log([printed, ...findings].join("\n"));
  const [first] = chaos.episodes;
  const seconds = ((chaos.episodes.at(-1)?.untilMs ?? 0) - (first?.beganAtMs ?? startedAtMs)) / 1_000;
  const faults = table(Object.entries(FAULT_TEXTS));
  writeFileSync(
    RESULTS,
    `# The gateway when subgraphs fail

Measured by \`npm run chaos:gateway\` on ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}, with other work on the machine: ${chaos.samples.length} requests of ${OPTIONS.connections} clients in ${seconds.toFixed(0)} s to a gateway in front of Kith's four subgraphs, each a process of its own behind a proxy that spoils what it hands on, to the gateway and to the other subgraphs. The gateway's deadline is ${OPTIONS.deadlineMs} ms, a quarter of the clients allow ${OPTIONS.shortDeadlineMs} ms, a subgraph has ${OPTIONS.timeoutMs} ms; all else is as it is by default. Six questions go through all subgraphs, and one request in seven sends money.

An answer is right when it is what the gateway said while all was well; partial when some of it is null with an error at its path or below; else wrong. Back after: from the end of the fault to the start of the last request that was not answered right.

\`\`\`
${faults}

${printed}
\`\`\`
`,
  );
  if (!isKept) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  console.error(sentenceOf(error));
  process.exit(1);
}
