import { randomUUID } from "node:crypto";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Db } from "mongodb";
import { buildTown, townId } from "../../scripts/town/town.ts";
import type { Got } from "./client.ts";

/** One fen that somebody of the town sends a friend, and what the client was told of it last. */
export type Payment = {
  readonly sender: GlobalId;
  readonly key: string;
  readonly body: string;
  /** `refused`: it was told that nothing has happened. */
  told: "nothing" | "done" | "refused" | "unknown" | "wrong";
};

const MUTATION = `mutation ($input: TransferToFriendInput!) { transferToFriend(input: $input) {
  transfer { id status amount { amountMinor } } userErrors { message } } }`;

type Sent = {
  readonly transferToFriend: {
    readonly transfer: { readonly amount: { readonly amountMinor: string } | null } | null;
    readonly userErrors: readonly unknown[];
  } | null;
};

/** Payments between friends of the town, none of which touches what alice is shown. */
export function paymentsOf(): () => Payment {
  const bonds = buildTown().bonds.filter(({ people }) => !people.includes(townId("alice")));
  let turn = 0;
  return () => {
    // Far apart, so that everybody's turn comes before anybody's second.
    const [sender = "", recipientId = ""] = bonds[(turn * 17) % bonds.length]?.people ?? [];
    turn += 1;
    const key = randomUUID();
    const amount = { amountMinor: "1", currency: "CNY" };
    const body = JSON.stringify({
      query: MUTATION,
      variables: { input: { idempotencyKey: key, recipientId, amount } },
    });
    return { sender, key, body, told: "nothing" };
  };
}

const NOT_DONE = new Set(["SUBGRAPH_UNAVAILABLE", "DEADLINE_EXCEEDED", "OVERLOADED"]);

/** What an answer says of a payment. */
export function toldBy({ answer }: Got): Payment["told"] {
  const payload = (answer?.data as Sent | null | undefined)?.transferToFriend;
  if (payload) {
    const amount = payload.transfer?.amount;
    if (payload.userErrors.length > 0) return "refused";
    return payload.transfer !== null && amount?.amountMinor === "1" ? "done" : "wrong";
  }
  const codes = (answer?.errors ?? []).map(
    (error) => (error as { extensions?: { code?: string } }).extensions?.code ?? "",
  );
  if (codes.length === 0) return "wrong";
  return codes.every((code) => NOT_DONE.has(code)) ? "refused" : "unknown";
}

/** What of the payments is not as clients were told: one sentence each. */
export async function broken(payments: readonly Payment[], commerce: Db): Promise<string[]> {
  const records = await commerce
    .collection<{ _id: string }>("idempotencyKeys")
    .find({ _id: { $in: payments.map(({ sender, key }) => `${sender}:${key}`) } })
    .toArray();
  const done = new Set(records.map(({ _id }) => _id));
  return payments.flatMap(({ sender, key, told }) => {
    const isDone = done.has(`${sender}:${key}`);
    if (told === "done" && !isDone) return [`${key} was told to be done and is not`];
    if (told === "refused" && isDone) return [`${key} was told not to be done and is`];
    return told === "wrong" ? [`${key} got an answer that is none`] : [];
  });
}
