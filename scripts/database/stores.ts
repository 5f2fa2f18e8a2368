import { connectDatabase } from "@kith/kit/database.ts";
import { ledger } from "../../subgraphs/commerce/src/ledger/ledger.ts";
import { commerceStores, ensureCommerceIndexes } from "../../subgraphs/commerce/src/stores.ts";
import { groupStore } from "../../subgraphs/groups/src/groups/group-store.ts";
import { membershipStore } from "../../subgraphs/groups/src/memberships/membership-store.ts";
import { ensureSocialIndexes, socialStores } from "../../subgraphs/social/src/stores.ts";
import { consentStore } from "../../subgraphs/users/src/consents/consent-store.ts";
import { personStore } from "../../subgraphs/users/src/people/person-store.ts";
import { requireDataVersion } from "./data-version.ts";

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
  const clients = [users, social, groups, commerce].map(({ client }) => client);
  const close = async () => void (await Promise.all(clients.map((client) => client.close())));
  try {
    await requireDataVersion(users.db);
  } catch (error) {
    await close();
    throw error;
  }

  const stores = {
    people: personStore(users.db),
    consents: consentStore(users.db),
    ...socialStores(social.db),
    groups: groupStore(groups.db),
    memberships: membershipStore(groups.db),
    ...commerceStores(commerce.db),
  };
  const { people, consents, memberships } = stores;
  const indexed = [people, consents, stores.groups, memberships];
  await Promise.all([
    ensureSocialIndexes(stores),
    ensureCommerceIndexes(stores),
    ...indexed.map((store) => store.ensureIndexes()),
  ]);

  return {
    ...stores,
    ledger: ledger({ client: commerce.client, store: stores.ledgerRows }),
    clients: { users: users.client, social: social.client, groups: groups.client, commerce: commerce.client },
    close,
  };
}
