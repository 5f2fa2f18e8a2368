import { randomUUID } from "node:crypto";
import { type CastMember, castId, GROUP_ID } from "./cast.ts";
import type { Client } from "./client.ts";

type Money = { readonly amountMinor: string };
export type ShownClaim = {
  readonly person: { readonly id: string } | null;
  readonly amount: Money;
  readonly isLuckiest: boolean;
};
export type ShownEnvelope = {
  readonly id: string;
  readonly state: string;
  readonly cover: string | null;
  readonly claimedCount: number;
  readonly claimedAmount: Money;
  readonly returnedAmount: Money | null;
  readonly viewerClaim: ShownClaim | null;
  readonly luckiestClaim: ShownClaim | null;
  readonly claims: { readonly nodes: readonly ShownClaim[] };
};
type Payload = {
  readonly envelope: ShownEnvelope | null;
  readonly claim?: ShownClaim | null;
  readonly wallet: { readonly balance: Money } | null;
  readonly userErrors: readonly { readonly code: string }[];
};

const CLAIM = "{ person { id } amount { amountMinor } isLuckiest }";
export const ENVELOPE = `{
  id state cover claimedCount claimedAmount { amountMinor } returnedAmount { amountMinor }
  viewerClaim ${CLAIM} luckiestClaim ${CLAIM} claims(first: 100) { nodes ${CLAIM} }
}`;
const giving = (type: string) =>
  `envelope ${ENVELOPE} wallet { balance { amountMinor } } userErrors { ... on ${type}Error { code } }`;

async function act(client: Client, mutation: string, input: object, gives = ""): Promise<Payload> {
  const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const { data, errors } = await client.query<{ done: Payload }>(
    `mutation ($input: ${type}Input!) { done: ${mutation}(input: $input) { ${gives} ${giving(type)} } }`,
    { input },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.done;
}

const cny = (amountMinor: bigint) => ({ amountMinor: String(amountMinor), currency: "CNY" });

export const sendToFriend = (client: Client, to: CastMember, amountMinor: bigint, more: object = {}) =>
  act(client, "sendEnvelopeToFriend", {
    ...{ idempotencyKey: randomUUID(), recipientId: castId(to), amount: cny(amountMinor), ...more },
  });

/** @param of How much, among how many. */
export const sendToGroup = (client: Client, of: readonly [bigint, number], more: object = {}) =>
  act(client, "sendEnvelopeToGroup", {
    ...{ idempotencyKey: randomUUID(), groupId: GROUP_ID, split: "LUCKY" },
    ...{ amount: cny(of[0]), shareCount: of[1], ...more },
  });

export const claim = (client: Client, envelopeId: string | undefined) =>
  act(client, "claimEnvelope", { envelopeId }, `claim ${CLAIM}`);

export const codeOf = ({ userErrors }: Payload): string =>
  userErrors.map(({ code }) => code).join() || "done";

/** The envelope as somebody sees it. */
export const seen = async (client: Client, id: string | undefined): Promise<ShownEnvelope | null> =>
  (
    await client.query<{ redEnvelope: ShownEnvelope | null }>(
      `query ($id: ID!) { redEnvelope(id: $id) ${ENVELOPE} }`,
      { id },
    )
  ).data.redEnvelope;

export const balanceOf = async (client: Client): Promise<bigint> =>
  BigInt(
    (
      await client.query<{ viewer: { wallet: { balance: Money } } }>(
        "{ viewer { wallet { balance { amountMinor } } } }",
      )
    ).data.viewer.wallet.balance.amountMinor,
  );
