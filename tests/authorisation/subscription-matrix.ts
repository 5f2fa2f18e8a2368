import { randomUUID } from "node:crypto";
import { newId } from "@kith/kit/global-id.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import type { SubgraphName } from "../../scripts/schema-files.ts";
import { transferService } from "../../subgraphs/commerce/src/transfers/transfer-service.ts";
import { pairOf, REQUEST_PREFIX } from "../../subgraphs/social/src/requests/model.ts";
import type { TestStores } from "../stores.ts";
import type { Role } from "./social-scene.ts";

/** Who is told of what, for each field of Subscription. */
type Told = {
  readonly subgraph: Extract<SubgraphName, "users" | "social" | "commerce">;
  /** Makes something happen that is a person's, with a number by which it is known again. */
  readonly happenTo: (person: string, mark: number, stores: TestStores) => Promise<unknown>;
  readonly selection: string;
  // biome-ignore lint/suspicious/noExplicitAny: it is what the selection says.
  readonly markOf: (told: any) => number;
  /** Who is told when it is alice's. */
  readonly roles: readonly Role[];
};

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
