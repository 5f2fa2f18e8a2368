import { connectDatabase } from "@kith/kit/database.ts";
import { outboxStore } from "@kith/kit/outbox/outbox-store.ts";
import { accountStore } from "../../subgraphs/commerce/src/ledger/account-store.ts";
import { entryStore } from "../../subgraphs/commerce/src/ledger/entry-store.ts";
import { ledger } from "../../subgraphs/commerce/src/ledger/ledger.ts";
import { transferStore } from "../../subgraphs/commerce/src/ledger/transfer-store.ts";
import { groupStore } from "../../subgraphs/groups/src/groups/group-store.ts";
import { membershipStore } from "../../subgraphs/groups/src/memberships/membership-store.ts";
import { ensureSocialIndexes, socialStores } from "../../subgraphs/social/src/stores.ts";
import { consentStore } from "../../subgraphs/users/src/consents/consent-store.ts";
import { personStore } from "../../subgraphs/users/src/people/person-store.ts";

export type Stores = Awaited<ReturnType<typeof openStores>>;

type Options = { readonly mongoUri: string; readonly databasePrefix: string };

/** The stores of all subgraphs, for scripts that fill or read every database at once. Indexes are there. */
export async function openStores(options: Options) {
  const open = (subgraph: string) => connectDatabase({ subgraph, ...options });
  const [users, social, groups, commerce] = await Promise.all([
    open("users"),
    open("social"),
    open("groups"),
    open("commerce"),
  ]);
  const commerceStores = {
    accounts: accountStore(commerce.db),
    entries: entryStore(commerce.db),
    transfers: transferStore(commerce.db),
    outbox: outboxStore(commerce.db),
  };
  const stores = {
    people: personStore(users.db),
    consents: consentStore(users.db),
    ...socialStores(social.db),
    groups: groupStore(groups.db),
    memberships: membershipStore(groups.db),
    ...commerceStores,
  };
  const { people, consents, memberships, entries, transfers, outbox } = stores;
  const indexed = [people, consents, stores.groups, memberships, entries, transfers, outbox];
  await Promise.all([ensureSocialIndexes(stores), ...indexed.map((store) => store.ensureIndexes())]);

  const clients = [users, social, groups, commerce].map(({ client }) => client);
  return {
    ...stores,
    ledger: ledger(commerceStores),
    clients: { users: users.client, social: social.client, groups: groups.client, commerce: commerce.client },
    close: async () => void (await Promise.all(clients.map((client) => client.close()))),
  };
}
