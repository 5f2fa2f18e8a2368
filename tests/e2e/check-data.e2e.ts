import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CHECKS, GRAPH_CHECKS } from "../../scripts/check-data/checks.ts";
import { FRIENDS_MAX } from "../../subgraphs/social/src/friendships/model.ts";
import { castId } from "../cast.ts";
import { ACCOUNT_BREAKAGES } from "../check-data/account-breakages.ts";
import { BILL_BREAKAGES } from "../check-data/bill-breakages.ts";
import { BLESSING_BREAKAGES } from "../check-data/blessing-breakages.ts";
import { ENVELOPE_BREAKAGES } from "../check-data/envelope-breakages.ts";
import { FEED_BREAKAGES } from "../check-data/feed-breakages.ts";
import { FOLLOW_BREAKAGES } from "../check-data/follow-breakages.ts";
import { GRAPH_BREAKAGES } from "../check-data/graph-breakages.ts";
import { GROUP_ACCOUNT_BREAKAGES } from "../check-data/group-account-breakages.ts";
import { LEDGER_BREAKAGES } from "../check-data/ledger-breakages.ts";
import { MONEY_REQUEST_BREAKAGES } from "../check-data/money-request-breakages.ts";
import { OUTBOX_BREAKAGES } from "../check-data/outbox-breakages.ts";
import { POST_BREAKAGES } from "../check-data/post-breakages.ts";
import { PUBLISHING_BREAKAGES } from "../check-data/publishing-breakages.ts";
import { type Scene, setScene } from "../check-data/scene.ts";
import { violationsIn } from "../invariants.ts";
import { openTestStores, type TestStores } from "../stores.ts";

const BREAKAGES = {
  ...ACCOUNT_BREAKAGES,
  ...FEED_BREAKAGES,
  ...ENVELOPE_BREAKAGES,
  ...BLESSING_BREAKAGES,
  ...FOLLOW_BREAKAGES,
  ...GRAPH_BREAKAGES,
  ...LEDGER_BREAKAGES,
  ...GROUP_ACCOUNT_BREAKAGES,
  ...BILL_BREAKAGES,
  ...MONEY_REQUEST_BREAKAGES,
  ...OUTBOX_BREAKAGES,
  ...POST_BREAKAGES,
  ...PUBLISHING_BREAKAGES,
};
const byHand = Object.entries(BREAKAGES).flatMap(([rule, breakages]) =>
  breakages.map((breakage) => ({ ...breakage, rule })),
);

describe("the check of the data", () => {
  let stores: TestStores;
  let scene: Scene;
  beforeAll(async () => {
    stores = await openTestStores();
    scene = await setScene(stores);
  });
  afterAll(async () => {
    await scene?.[Symbol.asyncDispose]();
    await stores?.[Symbol.asyncDispose]();
  });
  beforeEach(() => scene.restore());

  it("finds nothing where every rule holds", async () => {
    expect(await violationsIn(scene.databases)).toEqual([]);
  });

  it("has every rule broken by hand", () => {
    expect(Object.keys(BREAKAGES).sort()).toEqual(CHECKS.map(({ rule }) => rule).sort());
  });

  it.for(byHand)("finds that alone which was broken: $rule: $how", async ({ damage, says }) => {
    await damage(scene.rows);

    const found = await violationsIn(scene.databases);

    expect(found).toEqual(
      says.map((sentence) => (typeof sentence === "string" ? sentence : expect.stringMatching(sentence))),
    );
  });

  it("finds a person with more friends than anybody may have", async () => {
    const friends = Array.from({ length: FRIENDS_MAX + 1 }, (_, index) => `user_${index}`);
    const sides = friends.map((friend) => ({ _id: `user_a:${friend}`, user: "user_a", friend }));
    await scene.rows("social.friendships").insertMany(sides);
    await scene.rows("social.circles").insertOne({ _id: "user_a", friendCount: friends.length });

    const found = await violationsIn(scene.databases, GRAPH_CHECKS);

    expect(found).toContain(`user_a has ${FRIENDS_MAX + 1} friends`);
    expect(found).toContain("friendship user_a:user_0 has no other side");
  });

  it("tells people what it found, and other programs by its exit code", async () => {
    const sound = runScript(stores);
    await scene.rows("social.circles").deleteOne({ _id: castId("dan") });
    const broken = runScript(stores);

    expect(sound).toMatchObject({ status: 0, stdout: expect.stringContaining("all hold") });
    expect(sound.stdout).toMatch(/users\.people +5/);
    expect(broken).toMatchObject({ status: 1, stdout: expect.stringContaining("1 broken") });
    expect(broken.stdout).toContain(`- ${castId("dan")} has friends and no counter`);
  }, 60_000);
});

const runScript = ({ mongoUri, databasePrefix }: TestStores) =>
  spawnSync(process.execPath, ["scripts/check-data.ts"], {
    encoding: "utf8",
    env: { ...process.env, MONGODB_URI: mongoUri, KITH_DATABASE_PREFIX: databasePrefix },
  });
