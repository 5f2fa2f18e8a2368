/** Measures `Home` on a running Kith with an imported graph: `npm run bench:home -- --best hu-14900 --few hu-12596 [--port 4000]`. */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { sentenceOf } from "@kith/kit/shutdown.ts";
import { findDatabase } from "../scripts/database/open-database.ts";
import { openKeyRing } from "../scripts/database/signing-key.ts";
import { withUsers } from "../scripts/database/with-users.ts";
import { table } from "../scripts/supervisor/table.ts";
import { signAccessToken } from "../subgraphs/users/src/tokens/access-token.ts";
import { type Client, clientOf } from "../tests/client.ts";
import { friendByFriend } from "./home/friend-by-friend.ts";
import { type Figures, measure, summaryOf } from "./home/measure.ts";

const ROUNDS = 3;
const SECONDS_PER_RUN = 3;
const CONNECTIONS = [1, 16];
const TOKEN_LIFETIME_S = 3_600;
const RESULTS = "bench/results/home.md";

const home = readFileSync("schema/operations/web@1.0/Home.graphql", "utf8");

type Variant = { readonly name: string; readonly act: () => Promise<unknown> };

async function viewerOf(endpoint: string, handle: string): Promise<Client> {
  const found = await clientOf(endpoint).query<{ userByHandle: { id: string } | null }>(
    `{ userByHandle(handle: "${handle}") { id } }`,
  );
  const id = found.data.userByHandle?.id;
  if (id === undefined)
    throw new Error(`Nobody has the handle "${handle}": import a graph first (docs/recipes.md).`);
  const key = await withUsers((stores) => openKeyRing(stores).current());
  return clientOf(endpoint, await signAccessToken(id, { key, lifetimeS: TOKEN_LIFETIME_S }));
}

// Variants take turns, round after round, so that what else the machine does falls on all of them.
async function runInterleaved(
  variants: readonly Variant[],
  connections: number,
): Promise<Map<string, Figures>> {
  const samples = new Map<string, Figures[]>(variants.map(({ name }) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { name, act } of variants) {
      samples.get(name)?.push(await measure(act, { connections, seconds: SECONDS_PER_RUN }));
    }
  }
  return new Map([...samples].map(([name, figures]) => [name, summaryOf(figures)]));
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "4000" },
      best: { type: "string", default: "hu-14900" },
      few: { type: "string", default: "hu-12596" },
    },
  });
  if ((await findDatabase()) === null) throw new Error("Kith is not running: start it with npm start.");
  const endpoint = `http://127.0.0.1:${values.port}/graphql`;
  const [best, few] = [await viewerOf(endpoint, values.best), await viewerOf(endpoint, values.few)];
  const variants = [
    { name: "Home, most friends", act: () => best.query(home) },
    { name: "Home, few friends", act: () => few.query(home) },
    { name: "most friends, friend by friend", act: () => friendByFriend(best) },
  ];

  const rows = [["connections", "what", "a second", "p50 ms", "p99 ms", "times friend by friend"]];
  for (const connections of CONNECTIONS) {
    const figuresByName = await runInterleaved(variants, connections);
    const baseline = figuresByName.get("most friends, friend by friend")?.perSecond ?? Number.NaN;
    for (const [name, { perSecond, p50Ms, p99Ms }] of figuresByName) {
      const cells = [perSecond, p50Ms, p99Ms, perSecond / baseline].map((figure) => figure.toFixed(1));
      rows.push([String(connections), name, ...cells]);
    }
  }
  const printed = table(rows);
  console.log(printed);
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}, everything on one machine`;
  writeFileSync(
    RESULTS,
    `# Home\n\nMeasured by \`npm run bench\` on ${machine}.\n\n\`\`\`\n${printed}\n\`\`\`\n`,
  );
}

try {
  await main();
} catch (error) {
  console.error(sentenceOf(error));
  process.exit(1);
}
