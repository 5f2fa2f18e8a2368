import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { countEverything } from "../../scripts/database/counts.ts";
import { violations } from "../invariants.ts";
import { openTestStores, type TestStores } from "../stores.ts";

const PEOPLE = 3_000;
const STEPS = [1, 7, 100, 1_001];
const GENRES = ["Pop", "Rock", "Jazz", "R&B", "Música $ertaneja"];
const dir = mkdtempSync(join(tmpdir(), "kith-import-"));
const [edges, interests] = [join(dir, "edges.csv"), join(dir, "interests.json")];

// A ring with chords: person n knows n+1, n+7, n+100 and n+1001, so everybody has eight friends.
const pairs = Array.from({ length: PEOPLE }, (_, one) =>
  STEPS.map((step) => [one, (one + step) % PEOPLE] as const),
).flat();
writeFileSync(edges, `node_1,node_2\n${pairs.map((pair) => pair.join()).join("\n")}\n`);
writeFileSync(
  interests,
  JSON.stringify(
    Object.fromEntries(Array.from({ length: PEOPLE }, (_, node) => [node, GENRES.slice(node % 6)])),
  ),
);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function importInto({ mongoUri, databasePrefix }: TestStores, ...args: string[]) {
  const child = spawn(process.execPath, ["scripts/import.ts", ...args], {
    env: { ...process.env, MONGODB_URI: mongoUri, KITH_DATABASE_PREFIX: databasePrefix },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  const ended = once(child, "exit").then(([code]) => ({ code, said }));
  return { child, ended };
}

const files = ["--edges", edges, "--interests", interests];

describe("npm run import", () => {
  it("loads people, friendships with counters, and a group for each interest", async () => {
    await using stores = await openTestStores();

    const { code, said } = await importInto(stores, ...files).ended;

    expect(code, said).toBe(0);
    expect(await countEverything(stores)).toEqual({
      people: PEOPLE,
      friendships: pairs.length,
      "friendship rows": 2 * pairs.length,
      groups: GENRES.length,
      memberships: (PEOPLE / 6) * (5 + 4 + 3 + 2 + 1),
    });
    expect(await violations(stores)).toEqual([]);
  }, 60_000);

  it("is complete and without duplicates after a kill and another run", async () => {
    await using stores = await openTestStores();
    const first = importInto(stores, ...files);
    while ((await stores.friendships.count()) === 0) await sleep(20);
    first.child.kill("SIGKILL");
    await first.ended;
    const cutShort = await stores.friendships.count();

    const { code, said } = await importInto(stores, ...files).ended;

    expect(code, said).toBe(0);
    expect(cutShort).toBeLessThan(2 * pairs.length);
    expect(await stores.friendships.count()).toBe(2 * pairs.length);
    expect(await violations(stores)).toEqual([]);
  }, 60_000);

  it("takes only the first people when there is a limit", async () => {
    await using stores = await openTestStores();

    await importInto(stores, ...files, "--limit", "100").ended;

    const { people, friendships } = await countEverything(stores);
    expect(people).toBe(100);
    expect(friendships).toBe(pairs.filter(([one, other]) => one < 100 && other < 100).length);
  }, 60_000);

  it("names the line or entry that is wrong, and what was expected", async () => {
    await using stores = await openTestStores();
    const bad = join(dir, "bad.csv");
    writeFileSync(bad, "node_1,node_2\n1,2\n3,drop\n");
    const badJson = join(dir, "bad.json");
    writeFileSync(badJson, '{"0": ["Pop"], "1": "Rock"}');

    const outcomes = [
      await importInto(stores, "--edges", bad, "--interests", interests).ended,
      await importInto(stores, "--edges", edges, "--interests", badJson).ended,
      await importInto(stores, "--edges", join(dir, "none.csv"), "--interests", interests).ended,
      await importInto(stores, "--edges", edges).ended,
      await importInto(stores, ...files, "--limit", "none").ended,
    ];

    expect(outcomes.map(({ code }) => code)).toEqual([1, 1, 1, 1, 1]);
    expect(outcomes.map(({ said }) => said.includes("    at "))).toEqual([false, false, false, false, false]);
    expect(outcomes[0]?.said).toContain(
      'line 3: each side must be a node number from 0 to 2147483648, got "drop"',
    );
    expect(outcomes[1]?.said).toContain("the entry of 1 must be a list of texts");
    expect(outcomes[2]?.said).toContain("none.csv");
    expect(outcomes[3]?.said).toContain("Both files are needed");
    expect(outcomes[4]?.said).toContain("--limit must be");
  }, 60_000);
});
