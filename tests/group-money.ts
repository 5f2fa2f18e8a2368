import { randomUUID } from "node:crypto";
import { type CastMember, castId, GROUP_ID } from "./cast.ts";
import { type Client, codesOf } from "./client.ts";

type Done = { done: Record<string, unknown> & { userErrors: Record<string, string>[] } };

/** Sends a mutation of commerce. @returns What it selects, or the codes of why not: user errors before errors. */
export async function act<Selected = Record<string, unknown>>(
  client: Client,
  mutation: string,
  input: object,
  selection = "",
): Promise<Selected & { codes: string[] }> {
  const name = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const answer = await client.query<Done | null>(
    `mutation ($input: ${name}Input!) { done: ${mutation}(input: $input) { ${selection} userErrors { ... on ${name}Error { code } } } }`,
    { input },
  );
  const codes = answer.data?.done?.userErrors.map(({ code = "" }) => code) ?? codesOf(answer).map(String);
  return { ...(answer.data?.done as Selected), codes };
}

/** Puts money into the wallet of the cast's group, unless told otherwise. */
export const contribute = (client: Client, amountMinor: bigint | string, more: object = {}) =>
  act<{ contribution: { id: string } | null }>(
    client,
    "contributeToGroup",
    {
      idempotencyKey: randomUUID(),
      groupId: GROUP_ID,
      amount: { amountMinor: String(amountMinor), currency: "CNY" },
      ...more,
    },
    "contribution { id }",
  );

/** What members see of the wallet of the cast's group: null to others. */
export async function groupWalletOf<Selected>(client: Client, selection: string): Promise<Selected | null> {
  const { data } = await client.query<{ group: { wallet: Selected | null } }>(
    `{ group(id: "${GROUP_ID}") { wallet { ${selection} } } }`,
  );
  return data.group.wallet;
}

/** What can be spent of it. */
export const groupBalanceOf = async (client: Client): Promise<bigint | null> => {
  const wallet = await groupWalletOf<{ balance: { amountMinor: string } }>(client, "balance { amountMinor }");
  return wallet && BigInt(wallet.balance.amountMinor);
};

/** A spending as it is told to members. */
export type ShownSpending = { readonly id: string; readonly status: string };

/** Gives money of the cast's group to somebody. */
export const spend = (
  keeper: Client,
  recipient: CastMember,
  amountMinor: bigint | string,
  more: object = {},
) =>
  act<{ spending: ShownSpending | null }>(
    keeper,
    "spendFromGroup",
    {
      ...{ idempotencyKey: randomUUID(), groupId: GROUP_ID, recipientId: castId(recipient) },
      amount: { amountMinor: String(amountMinor), currency: "CNY" },
      ...more,
    },
    "spending { id status }",
  );

export const approve = (keeper: Client, spendingId: string | undefined, idempotencyKey = randomUUID()) =>
  act<{ spending: ShownSpending | null }>(
    keeper,
    "approveGroupSpending",
    { spendingId, idempotencyKey },
    "spending { id status }",
  );

export const reject = (keeper: Client, spendingId: string | undefined) =>
  act<{ spending: ShownSpending | null }>(
    keeper,
    "rejectGroupSpending",
    { spendingId },
    "spending { id status }",
  );

export const appoint = (owner: Client, person: CastMember) =>
  act(owner, "appointGroupKeeper", { groupId: GROUP_ID, userId: castId(person) });

export const dismiss = (owner: Client, person: CastMember) =>
  act(owner, "dismissGroupKeeper", { groupId: GROUP_ID, userId: castId(person) });

/** Comes into the cast's group, or leaves it. */
export const join = (client: Client) => act(client, "joinGroup", { groupId: GROUP_ID });
export const leave = (client: Client) => act(client, "leaveGroup", { groupId: GROUP_ID });
