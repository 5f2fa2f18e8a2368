import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { campaignTable } from "../../scripts/campaign/campaign-table.ts";
import { runCommand } from "../../scripts/campaign/commands.ts";
import { violations } from "../invariants.ts";
import { openTestStores, type TestStores } from "../stores.ts";
import { HOUR_MS } from "./stage.ts";

let stores: TestStores;
beforeAll(async () => {
  stores = await openTestStores();
});
afterAll(() => stores?.[Symbol.asyncDispose]());

const run = (...args: string[]) => runCommand(args, stores);
const at = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();
const KEY = "0b9a1f0e-2d6c-4f6e-9a57-6a1d1c0f4e11";

describe("npm run campaign", () => {
  it("takes a campaign from its beginning to its end, once where it is asked twice", async () => {
    const create = [
      "create",
      "--title",
      "集五福",
      "--starts",
      at(-1),
      "--ends",
      at(2),
      "--key",
      KEY,
    ] as const;
    const { campaign } = await run(...create);
    const id = campaign?._id ?? "";
    expect((await run(...create)).campaign?._id).toBe(id);
    await run("fund", id, "--fen", "21500000000", "--key", KEY);
    await run("fund", id, "--fen", "21500000000", "--key", KEY);
    await run("open", id);
    expect((await run("report")).campaign?._id).toBe(id);
    await expect(run("close", id)).rejects.toThrow("goes on still");
    await run("close", id, "--early");

    const { campaign: settled } = await run("settle", id);

    expect(settled).toMatchObject({ status: "SETTLED", fundedMinor: 21_500_000_000n });
    expect(settled?.acts.map(({ act }) => act)).toEqual(["CREATE", "FUND", "OPEN", "CLOSE", "SETTLE"]);
    const table = settled === null ? "" : campaignTable(settled, 0);
    expect(table).toMatch(/left in the pot +215000000\.00 CNY/);
    expect(await violations(stores)).toEqual([]);
  });

  it.each([
    [["pay"], "What to do?"],
    [["create", "--starts", "2027-02-01T00:00:00Z", "--ends", "2027-02-02T00:00:00Z"], "--title is needed"],
    [
      ["create", "--title", "福", "--starts", "2027-02-01T00:00", "--ends", "x"],
      "--starts must be a time with its zone",
    ],
    [
      ["create", "--title", "福", "--starts", at(1), "--ends", at(2), "--weights", "1,2,3"],
      "There must be all five cards",
    ],
    [["fund", "campaign_01h455vb4pex5vsknk084sn02q", "--fen", "1.5"], "--fen must be a whole number"],
    [["open", "alice"], "Which campaign?"],
    [["open", "campaign_01h455vb4pex5vsknk084sn02q"], "No campaign has this id"],
  ])("says in a sentence what is wrong: %j", async (args, sentence) => {
    await expect(run(...args)).rejects.toThrow(sentence);
  });
});
