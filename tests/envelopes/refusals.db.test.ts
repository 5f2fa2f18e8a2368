import { randomUUID } from "node:crypto";
import { ApiError } from "@kith/kit/api-error.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freezeService } from "../../subgraphs/commerce/src/freezes/freeze-service.ts";
import { accountIdOf, balanceOf, walletOf } from "../../subgraphs/commerce/src/ledger/model.ts";
import { transferService } from "../../subgraphs/commerce/src/transfers/transfer-service.ts";
import { walletQueue } from "../../subgraphs/commerce/src/transfers/wallet-queue.ts";
import { CAST_FUNDS_MINOR, cast, castId, GROUP_ID } from "../cast.ts";
import { ALL_RIGHTS, envelopesOn, sendEnvelope } from "../give-envelope.ts";
import { violations } from "../invariants.ts";
import { outcomeOf } from "../races.ts";
import { openTestStores, type TestStores } from "../stores.ts";

/** What may leave the wallet of somebody who is not verified on a day. */
const PER_DAY_MINOR = 500_000n;
const now = () => new Date();
const toGroup = { group: GROUP_ID, split: "LUCKY" as const, currency: "CNY" as const, cover: null };

let stores: TestStores;
beforeAll(async () => {
  stores = await openTestStores();
  await cast(stores);
});
afterAll(() => stores?.[Symbol.asyncDispose]());

const balance = async (member: "alice" | "bob" | "carol") => {
  const [account] = await stores.accounts.findByIds([accountIdOf(walletOf(castId(member), "CNY"))]);
  return account && balanceOf(account);
};

it("nobody puts more into envelopes on a day than may leave their wallet, together with transfers", async () => {
  const money = transferService({ ...stores, now });
  const order = { recipient: castId("carol"), currency: "CNY" as const, idempotencyKey: randomUUID() };
  await money.fund([{ ...order, amountMinor: 2n * PER_DAY_MINOR }]);
  const envelopes = envelopesOn(stores);
  const send = (amountMinor: bigint, shareCount: number) =>
    outcomeOf(
      envelopes.send(
        {
          ...{ ...toGroup, sender: castId("carol"), recipient: null, amountMinor, shareCount },
          idempotencyKey: randomUUID(),
        },
        async () => ({ failure: null, isSenderVerified: false }),
      ),
    );

  expect(await send(PER_DAY_MINOR - 100n, 25)).toBe("done");
  expect(await send(101n, 1)).toBe("DAILY_LIMIT");
  const transfer = { sender: castId("carol"), recipient: castId("bob"), amountMinor: 101n, note: null };
  const standing = { isRecipientThere: true, areFriends: true, isSenderVerified: false };
  const sent = money.transferToFriend(
    { ...transfer, currency: "CNY", idempotencyKey: randomUUID() },
    async () => standing,
  );
  expect(await outcomeOf(sent)).toBe("DAILY_LIMIT");
  expect(await send(100n, 1)).toBe("done");
  expect(await violations(stores)).toEqual([]);
});

it("nothing leaves a frozen wallet for an envelope, and what comes out of one may come in", async () => {
  const envelopes = envelopesOn(stores);
  const { _id } = await sendEnvelope(envelopes, { ...toGroup, sender: castId("bob"), amountMinor: 10n });
  const act = { agent: castId("eve"), person: castId("alice"), reason: "查" };
  const freezes = freezeService({ ...stores, now });
  await freezes.freeze(act, async () => true);

  const sent = sendEnvelope(envelopes, { ...toGroup, sender: castId("alice"), amountMinor: 1n });
  expect(await outcomeOf(sent)).toBe("WALLET_FROZEN");
  expect((await envelopes.claim(_id, castId("alice"))).claim.amountMinor).toBe(10n);
  expect(await balance("alice")).toBe(CAST_FUNDS_MINOR + 10n);
  await freezes.unfreeze(act);
});

it("nobody gets anything while nobody can say for whom it is", async () => {
  const isMember = () =>
    Promise.reject(new ApiError("SUBGRAPH_UNAVAILABLE", "The groups service does not answer."));
  const blind = envelopesOn(stores, { rights: { ...ALL_RIGHTS, isMember } });
  const { _id } = await sendEnvelope(blind, { ...toGroup, sender: castId("bob"), amountMinor: 10n });

  await expect(blind.claim(_id, castId("alice"))).rejects.toThrow("does not answer");

  expect((await envelopesOn(stores).claim(_id, castId("alice"))).claim.position).toBe(1);
});

it("nobody waits for the wallet of somebody else who claims at the same time", async () => {
  const byOwner = walletQueue();
  const envelopes = envelopesOn(stores, { byOwner });
  const order = { ...toGroup, sender: castId("bob"), amountMinor: 10n, shareCount: 2 };
  const { _id } = await sendEnvelope(envelopes, order);
  const gate = Promise.withResolvers<void>();
  const slow = byOwner.run([castId("alice")], () => gate.promise);

  const late = envelopes.claim(_id, castId("alice"));
  const first = await envelopes.claim(_id, castId("carol"));
  gate.resolve();

  expect(first.claim.position).toBe(1);
  expect((await late).claim.position).toBe(2);
  await slow;
});
