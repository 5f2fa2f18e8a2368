import type { OutcomeByRole } from "./outcome-by-role.ts";
import { type Role, SUBJECT } from "./social-scene.ts";

const OWNER: readonly Role[] = ["owner"];
const NOBODY: readonly Role[] = [];
/** Of the group: alice, bob, and dan, whom she has blocked. */
const MEMBERS: readonly Role[] = ["owner", "friend", "blocked"];
/** Whom the envelope of alice for the group is for. */
const THOSE_IT_IS_FOR: readonly Role[] = ["owner", "friend"];

const FIELDS_BY_TYPE = {
  RedEnvelope: [
    ...["id", "sender", "recipient", "group", "split", "cover", "amount", "shareCount", "state"],
    ...["claimedCount", "claimedAmount", "returnedAmount", "sentAt", "expiresAt", "viewerClaim"],
    ...["luckiestClaim", "claims"],
  ],
  EnvelopeClaim: ["id", "person", "amount", "isLuckiest", "claimedAt", "envelope"],
  RedEnvelopeConnection: ["edges", "nodes", "pageInfo"],
  RedEnvelopeEdge: ["node", "cursor"],
  EnvelopeClaimConnection: ["edges", "nodes", "pageInfo"],
  EnvelopeClaimEdge: ["node", "cursor"],
} as const;

const coordinates = Object.entries(FIELDS_BY_TYPE).flatMap(([type, fields]) =>
  fields.map((field) => `${type}.${field}`),
);
const seenBy = (roles: readonly Role[]) => Object.fromEntries(coordinates.map((field) => [field, roles]));

/** Who sees each field of envelopes on the ways that begin at alice. */
export const ENVELOPE_ROLES: Readonly<Record<string, readonly Role[]>> = {
  ...seenBy(OWNER),
  "User.sentEnvelopes": OWNER,
  "User.receivedEnvelopes": OWNER,
  "User.envelopeClaims": OWNER,
  "WalletEntry.envelope": OWNER,
  "Group.id": OWNER,
  // Asked for by themselves.
  "Group.envelopes": NOBODY,
  "Query.redEnvelope": NOBODY,
};

/** Who sees each field of the envelope that alice has sent to her group, by its id, as an entity, and in the group's list. */
export const GROUP_ENVELOPE_ROLES: Readonly<Record<string, readonly Role[]>> = {
  ...seenBy(THOSE_IT_IS_FOR),
  // It is for no friend, and nothing came back.
  ...{ "RedEnvelope.recipient": NOBODY, "RedEnvelope.returnedAmount": NOBODY },
  "Query.redEnvelope": THOSE_IT_IS_FOR,
  "Money.amountMinor": THOSE_IT_IS_FOR,
  "Money.currency": THOSE_IT_IS_FOR,
  "User.id": THOSE_IT_IS_FOR,
  "Group.id": ["owner", "friend", "requested", "stranger", "blocked", "nobody"],
  // To dan the list is empty.
  "Group.envelopes": MEMBERS,
  "RedEnvelopeConnection.edges": MEMBERS,
  "RedEnvelopeConnection.nodes": MEMBERS,
  "RedEnvelopeConnection.pageInfo": MEMBERS,
  "PageInfo.hasNextPage": MEMBERS,
  "PageInfo.hasPreviousPage": MEMBERS,
  "PageInfo.startCursor": THOSE_IT_IS_FOR,
  "PageInfo.endCursor": THOSE_IT_IS_FOR,
};

type Mutations = Readonly<Record<string, { readonly input: object; readonly outcomes: OutcomeByRole }>>;

const CNY = { amountMinor: "1", currency: "CNY" };

/** What comes of each mutation of envelopes; alice's wallet is frozen, and dan and she are in the group. */
export const ENVELOPE_MUTATIONS: Mutations = {
  sendEnvelopeToFriend: {
    input: { recipientId: SUBJECT, amount: CNY },
    outcomes: {
      ...{ owner: "SELF", friend: "done", requested: "NOT_FRIENDS", stranger: "NOT_FRIENDS" },
      ...{ blocked: "NOT_FRIENDS", nobody: "UNAUTHENTICATED" },
    },
  },
  sendEnvelopeToGroup: {
    input: { amount: CNY, shareCount: 1, split: "LUCKY" },
    outcomes: {
      ...{ owner: "WALLET_FROZEN", friend: "done", requested: "NOT_A_MEMBER", stranger: "NOT_A_MEMBER" },
      ...{ blocked: "INSUFFICIENT_BALANCE", nobody: "UNAUTHENTICATED" },
    },
  },
  claimEnvelope: {
    input: {},
    outcomes: {
      ...{ owner: "done", friend: "done", requested: "ENVELOPE_NOT_FOUND", stranger: "ENVELOPE_NOT_FOUND" },
      ...{ blocked: "ENVELOPE_NOT_FOUND", nobody: "UNAUTHENTICATED" },
    },
  },
};
