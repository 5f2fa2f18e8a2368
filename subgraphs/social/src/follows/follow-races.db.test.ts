import { newId } from "@kith/kit/global-id.ts";
import { describe, expect, it } from "vitest";
import { graphViolations } from "../../../../tests/invariants.ts";
import { outcomeOf, twoOf } from "../../../../tests/races.ts";
import { openTestStores, type TestStores } from "../../../../tests/stores.ts";
import { counterOf } from "../counters/model.ts";
import { sweepAccounts } from "../life-accounts/account-sweep.ts";
import { ACCOUNTS_PER_OWNER_MAX } from "../life-accounts/model.ts";
import type { SocialServices } from "../services.ts";
import { FOLLOWED_MAX, followOf } from "./model.ts";

const TIMEOUT_MS = 180_000;
const SIDE_BY_SIDE = 40;

const everybodyExists = async () => true;

const openAccount = ({ lifeAccountService }: SocialServices, owner = newId("user"), handle = "west-lake") =>
  lifeAccountService.createAccount(owner, { handle, displayName: "西湖生活" });

/** Runs acts, so many at a time. */
async function inWaves<Result>(count: number, act: (index: number) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < count; from += SIDE_BY_SIDE) {
    const wave = Array.from({ length: Math.min(SIDE_BY_SIDE, count - from) }, (_, index) =>
      act(from + index),
    );
    results.push(...(await Promise.all(wave)));
  }
  return results;
}

const followersOf = async ({ counters }: TestStores, account: string) => {
  const counter = counterOf("followers", account);
  return (await counters.findValues([counter])).get(counter) ?? 0;
};

describe("followers of one account, sent to two processes at the same moment", {
  timeout: TIMEOUT_MS,
}, () => {
  it("are counted exactly, who comes and who goes", async () => {
    await using stores = await openTestStores();
    const services = twoOf(stores);
    const { _id: account } = await openAccount(services[0]);
    const people = Array.from({ length: 240 }, () => newId("user"));

    await inWaves(people.length, async (index) => {
      const { followService } = services[index % 2] as SocialServices;
      await followService.follow(people[index] ?? "", account);
      if (index % 3 === 0) await followService.unfollow(people[index] ?? "", account);
    });

    expect(await followersOf(stores, account)).toBe(160);
    expect(await graphViolations(stores)).toEqual([]);
  });

  it("are followers once, however often each of them comes and goes at the same time", async () => {
    await using stores = await openTestStores();
    const services = twoOf(stores);
    const { _id: account } = await openAccount(services[0]);
    const people = Array.from({ length: 5 }, () => newId("user"));

    await inWaves(200, (index) => {
      const { followService } = services[index % 2] as SocialServices;
      const person = people[index % people.length] ?? "";
      return index % 4 < 2 ? followService.follow(person, account) : followService.unfollow(person, account);
    });

    expect(await graphViolations(stores)).toEqual([]);
    await Promise.all(
      people.flatMap((person) => services.map(({ followService }) => followService.follow(person, account))),
    );
    expect(await followersOf(stores, account)).toBe(5);
    expect(await graphViolations(stores)).toEqual([]);
  });

  it("end with a block, and do not begin after it", async () => {
    await using stores = await openTestStores();
    const [one, other] = twoOf(stores);

    const round = async (index: number) => {
      const [owner, person] = [newId("user"), newId("user")];
      const { _id: account } = await openAccount(one, owner, `round-${index}`);
      const [blocker, blocked] = index % 2 === 0 ? [owner, person] : [person, owner];
      return Promise.all([
        outcomeOf(one.followService.follow(person, account)),
        outcomeOf(other.blockService.blockUser(blocker, blocked, everybodyExists)),
        outcomeOf(other.followService.follow(person, account)),
      ]);
    };
    const outcomes = await inWaves(40, round);

    expect(outcomes.every(([, blocked]) => blocked === "done")).toBe(true);
    expect(await stores.follows.count()).toBe(0);
    expect(await graphViolations(stores)).toEqual([]);
  });

  it("end with the account, also those who came while it went", async () => {
    await using stores = await openTestStores();
    const [one, other] = twoOf(stores);
    const owner = newId("user");
    const { _id: account } = await openAccount(one, owner);
    const people = Array.from({ length: 210 }, () => newId("user"));

    await inWaves(people.length, async (index) => {
      const follow = outcomeOf(other.followService.follow(people[index] ?? "", account));
      if (index === 190) await one.lifeAccountService.deleteAccount(owner, account);
      return follow;
    });
    const inTwoMinutes = () => new Date(Date.now() + 120_000);
    const swept = await sweepAccounts({
      ...{ ...stores, client: stores.clients.social, now: inTwoMinutes },
      followEnd: one.followEnd,
    });

    expect(swept).toBe(1);
    expect(await stores.follows.count()).toBe(0);
    expect(await graphViolations(stores)).toEqual([]);
    expect(await stores.lifeAccounts.findBuried(inTwoMinutes(), 10)).toEqual([]);
  });

  it("are at most 2,000 follows a person", async () => {
    await using stores = await openTestStores();
    const services = twoOf(stores);
    const person = newId("user");
    const followed = Array.from({ length: FOLLOWED_MAX - 1 }, () => newId("account"));
    await stores.clients.social.withSession((session) =>
      session.withTransaction(async () => {
        const rows = followed.map((account) => ({ account, user: person, followedAt: new Date() }));
        await stores.follows.addMissing(
          rows.map((row) => ({ _id: followOf(row.account, person), ...row })),
          session,
        );
        await stores.followings.change(person, FOLLOWED_MAX - 1, session);
      }),
    );
    const accounts = await inWaves(6, (index) => openAccount(services[0], newId("user"), `more-${index}`));

    const outcomes = await Promise.all(
      accounts.map(({ _id }, index) =>
        outcomeOf((services[index % 2] as SocialServices).followService.follow(person, _id)),
      ),
    );

    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
  });
});

describe("life accounts, opened in two processes at the same moment", { timeout: TIMEOUT_MS }, () => {
  it("are at most 10 a person", async () => {
    await using stores = await openTestStores();
    const services = twoOf(stores);
    const owner = newId("user");

    // In waves: who asks for all of it at once on a slow machine is told to come back later, which is another rule.
    const outcomes: string[] = [];
    const opened = (index: number) =>
      outcomeOf(openAccount(services[index % 2] as SocialServices, owner, `account-${index}`));
    for (let from = 0; from < 14; from += 4)
      outcomes.push(...(await Promise.all([0, 1, 2, 3].map((at) => opened(from + at)))));

    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(ACCOUNTS_PER_OWNER_MAX);
    expect(await stores.lifeAccounts.count()).toBe(ACCOUNTS_PER_OWNER_MAX);
  });

  it("are at most 10 on a day, so that handles are not used up by opening and deleting", async () => {
    await using stores = await openTestStores();
    const [services] = twoOf(stores);
    const owner = newId("user");

    const outcomes: string[] = [];
    for (let index = 0; index < 12; index += 1) {
      const opening = openAccount(services, owner, `account-${index}`);
      outcomes.push(await outcomeOf(opening));
      if (outcomes.at(-1) === "done")
        await services.lifeAccountService.deleteAccount(owner, (await opening)._id);
    }

    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(10);
  });

  it("have handles of their own", async () => {
    await using stores = await openTestStores();
    const services = twoOf(stores);

    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, index) => outcomeOf(openAccount(services[index % 2] as SocialServices))),
    );

    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
  });
});
