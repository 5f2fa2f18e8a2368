import { newId } from "@kith/kit/global-id.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import type { CommandStartedEvent, Document } from "mongodb";
import { describe, expect, it } from "vitest";
import { openTestStores } from "../../../../tests/stores.ts";
import { FOLLOWED_KEYSET, FOLLOWERS_KEYSET, followOf } from "./model.ts";

const FOLLOWS = 400;
const LIMIT = 20;

const rowsOf = (accounts: readonly string[], users: readonly string[]) =>
  accounts.flatMap((account) =>
    users.map((user, index) => ({
      ...{ _id: followOf(account, user), account, user, followedAt: new Date(index) },
    })),
  );

describe("follows", () => {
  it("are found by their ids through these, however many a person or an account has", async () => {
    await using stores = await openTestStores();
    const [me, popular] = [newId("user"), newId("account")];
    const accounts = Array.from({ length: FOLLOWS }, () => newId("account"));
    const people = Array.from({ length: FOLLOWS }, () => newId("user"));
    const rows = stores.clients.social.db(`${stores.databasePrefix}social`).collection("follows");
    await rows.insertMany([...rowsOf(accounts, [me]), ...rowsOf([popular], people)] as Document[] as never[]);
    const ids = accounts.slice(0, LIMIT).map((account) => followOf(account, me));

    const byId = rows.find({ _id: { $in: ids as never[] }, user: { $in: [me] } });
    const pages = [
      rows.find({ user: me }).sort({ followedAt: -1, account: 1 }).limit(LIMIT),
      rows.find({ account: popular }).sort({ followedAt: -1, user: 1 }).limit(LIMIT),
    ];

    expect([FOLLOWED_KEYSET, FOLLOWERS_KEYSET].map((keyset) => keyset.map(({ field }) => field))).toEqual([
      ["followedAt", "account"],
      ["followedAt", "user"],
    ]);
    for (const read of [byId, ...pages]) {
      const { executionStats } = await read.explain("executionStats");
      expect(executionStats.nReturned).toBe(LIMIT);
      expect(executionStats.totalKeysExamined).toBeLessThanOrEqual(LIMIT + 1);
    }
  });

  it("are asked for by who follows, so that one shard is asked and not all of them", async () => {
    await using stores = await openTestStores();
    const { follows } = stores;
    const filters: Document[] = [];
    stores.clients.social.on("commandStarted", ({ command, commandName }: CommandStartedEvent) => {
      if (command[commandName] !== "follows" || commandName === "createIndexes") return;
      const statements: Document[] = [...(command.updates ?? []), ...(command.deletes ?? [])];
      filters.push(...statements.map(({ q }) => q), ...(command.filter ? [command.filter] : []));
    });
    const [account, user] = [newId("account"), newId("user")];

    await inTransaction(stores.clients.social, async (session) => {
      await follows.add({ account, user, followedAt: new Date() }, session);
      await follows.findByIds([followOf(account, user)], session);
      await follows.removeByIds([followOf(account, user)], session);
    });
    await follows.findFollowedIds(user);

    expect(filters).toHaveLength(4);
    for (const filter of filters) expect(Object.keys(filter)).toContain("user");
  });
});
