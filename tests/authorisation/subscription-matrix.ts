import { randomUUID } from "node:crypto";
import { newId } from "@kith/kit/global-id.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import type { SubgraphName } from "../../scripts/schema-files.ts";
import { transferService } from "../../subgraphs/commerce/src/transfers/transfer-service.ts";
import { pairOf, REQUEST_PREFIX } from "../../subgraphs/social/src/requests/model.ts";
import { castId } from "../cast.ts";
import type { TestStores } from "../stores.ts";
import { type Role, SUBJECT } from "./social-scene.ts";

/** Who is told of what, for each field of Subscription. */
type Told = {
  readonly subgraph: Extract<SubgraphName, "users" | "social" | "commerce">;
  /** What has to be there before anybody listens. */
  readonly before?: (stores: TestStores) => Promise<unknown>;
  /** Makes something happen that is a person's, with a number by which it is known again. */
  readonly happenTo: (person: string, mark: number, stores: TestStores) => Promise<unknown>;
  readonly selection: string;
  // biome-ignore lint/suspicious/noExplicitAny: it is what the selection says.
  readonly markOf: (told: any) => number;
  /** Who is told when it is alice's. */
  readonly roles: readonly Role[];
};

/** Of alice to bob. */
const ENVELOPE = newId("envelope");

export const SUBSCRIPTIONS: Readonly<Record<string, Told>> = {
  walletEntryPosted: {
    subgraph: "commerce",
    selection: "{ amount { amountMinor } }",
    markOf: ({ amount }) => Number(amount.amountMinor),
    happenTo: (recipient, mark, stores) =>
      transferService({ ...stores, now: () => new Date() }).fund([
        { recipient, amountMinor: BigInt(mark), currency: "CNY", idempotencyKey: randomUUID() },
      ]),
    roles: ["owner"],
  },
  envelopeUpdated: {
    subgraph: "commerce",
    selection: `(envelopeId: "${ENVELOPE}") { claimedCount }`,
    before: ({ envelopes, clients }) =>
      inTransaction(clients.commerce, (session) =>
        envelopes.add(
          {
            ...{ _id: ENVELOPE, sender: SUBJECT, recipient: castId("bob"), group: null, split: "EQUAL" },
            ...{
              cover: null,
              currency: "CNY",
              totalMinor: 1n,
              shareCount: 1,
              claimedCount: 0,
              leftMinor: 1n,
            },
            ...{ returnedMinor: 0n, status: "OPEN", luckiest: null, transfer: newId("transfer") },
            ...{ sentAt: new Date(), expiresAt: new Date(Date.now() + 86_400_000), endedAt: null },
          },
          session,
        ),
      ),
    // How it is, is told at once: or null.
    happenTo: async () => {},
    markOf: (told) => (told === null ? 0 : 11),
    roles: ["owner", "friend"],
  },
  friendRequestReceived: {
    subgraph: "social",
    selection: "{ message }",
    markOf: ({ message }) => Number(message),
    happenTo: (to, mark, stores) =>
      inTransaction(stores.clients.social, (session) => {
        const from = newId("user");
        const request = {
          _id: newId(REQUEST_PREFIX),
          pair: pairOf(from, to),
          from,
          to,
          createdAt: new Date(),
        };
        const open = {
          status: "PENDING",
          source: "SEARCH",
          message: String(mark),
          declinedAt: null,
        } as const;
        return stores.requests.put({ ...request, ...open }, session);
      }),
    roles: ["owner"],
  },
};
