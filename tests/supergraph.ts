import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Service } from "@kith/kit/http-service.ts";
import type { TracingSettings } from "@kith/kit/tracing/tracing-settings.ts";
import { serveGateway } from "../gateway/src/server.ts";
import type { Stores } from "../scripts/database/stores.ts";
import { startCommerce } from "../subgraphs/commerce/src/service.ts";
import { startGroups } from "../subgraphs/groups/src/service.ts";
import { startSocial } from "../subgraphs/social/src/service.ts";
import { startUsers } from "../subgraphs/users/src/service.ts";
import { type Scope, signAccessToken } from "../subgraphs/users/src/tokens/access-token.ts";
import { keyRing } from "../subgraphs/users/src/tokens/key-ring.ts";
import { signingKeyStore } from "../subgraphs/users/src/tokens/signing-key-store.ts";
import { type CastMember, castId } from "./cast.ts";
import { type Client, clientOf } from "./client.ts";
import { freePort } from "./free-port.ts";
import { openTestStores, type TestStores } from "./stores.ts";

/** The whole graph on ports and databases of its own. */
export type Supergraph = {
  readonly stores: TestStores;
  readonly services: Readonly<Record<"users" | "social" | "groups" | "commerce" | "gateway", Service>>;
  readonly viewerKey: Buffer;
  readonly anonymous: Client;
  /** A client with the access token of a person, by cast name or user id, with the scope `user` unless told otherwise. */
  as(person: CastMember | `user_${string}`, scopes?: readonly Scope[]): Promise<Client>;
  [Symbol.asyncDispose](): Promise<void>;
};

type Options = {
  readonly seed?: (stores: Stores) => Promise<void>;
  /** Another server than the one that tests share. */
  readonly mongoUri?: string;
  /** The clock of users. */
  readonly now?: () => Date;
  readonly tracing?: TracingSettings;
  /** What the gateway keeps of answers: nothing unless it says so. */
  readonly responseCacheBytes?: number;
};

const SUPERGRAPH_FILE = "schema/supergraph.graphql";
const SUPERGRAPH_SDL = readFileSync(SUPERGRAPH_FILE, "utf8");

/** Starts database, four subgraphs and gateway; `await using` ends them. */
export async function startSupergraph({ seed, ...on }: Options = {}): Promise<Supergraph> {
  const { now = () => new Date(), tracing = null } = on;
  const stores = await openTestStores(on.mongoUri);
  await seed?.(stores);

  const viewerKey = randomBytes(32);
  const tokenKey = randomBytes(32);
  const { mongoUri, databasePrefix } = stores;
  const listen = { host: "127.0.0.1", port: 0, logLevel: "silent" as const };
  const settings = { ...listen, viewerKey, mongoUri, databasePrefix, tracing };

  // Subgraphs ask and tell each other: they have to know each other's ports before they listen there.
  const ports = { social: await freePort(), groups: await freePort(), commerce: await freePort() };
  const [socialUrl, groupsUrl, commerceUrl] = [ports.social, ports.groups, ports.commerce].map(
    (port) => `http://127.0.0.1:${port}/graphql`,
  ) as [string, string, string];
  const users = await startUsers({ ...settings, tokenKey, socialUrl, groupsUrl, commerceUrl }, now);
  const social = await startSocial({
    ...settings,
    port: ports.social,
    usersUrl: `${users.url}/graphql`,
    groupsUrl,
  });
  const groups = await startGroups({ ...settings, port: ports.groups, socialUrl });
  const commerce = await startCommerce({
    ...settings,
    port: ports.commerce,
    socialUrl,
    groupsUrl,
    usersUrl: `${users.url}/graphql`,
  });
  const subgraphs = { users, social, groups, commerce };
  const gateway = await serveGateway({
    ...listen,
    viewerKey,
    mode: "development",
    planner: "here",
    reload: { file: SUPERGRAPH_FILE, isWatched: false, canaryFolder: "schema/operations" },
    operations: { port: null, drainMs: 0, tracing },
    ...(on.responseCacheBytes !== undefined && { responseCacheBytes: on.responseCacheBytes }),
    supergraphSdl: SUPERGRAPH_SDL,
    // Here the loop is late because of everything else that runs on it.
    resilience: { lagMaxMs: 60_000 },
    jwksUrl: `${users.url}/.well-known/jwks.json`,
    urlBySubgraph: Object.fromEntries(
      Object.entries(subgraphs).map(([name, { url }]) => [name, `${url}/graphql`]),
    ),
  });

  const usersDb = stores.clients.users.db(`${databasePrefix}users`);
  const ring = keyRing({ keys: signingKeyStore(usersDb), secret: tokenKey, now });
  const endpoint = `${gateway.url}/graphql`;
  const idOf = (person: string): string =>
    person.startsWith("user_") ? person : castId(person as CastMember);
  return {
    stores,
    services: { ...subgraphs, gateway },
    viewerKey,
    anonymous: clientOf(endpoint),
    async as(person, scopes) {
      const key = await ring.current();
      return clientOf(endpoint, await signAccessToken(idOf(person), { key, ...(scopes && { scopes }) }));
    },
    async [Symbol.asyncDispose]() {
      await gateway.close();
      await Promise.all(Object.values(subgraphs).map((subgraph) => subgraph.close()));
      await stores[Symbol.asyncDispose]();
    },
  };
}
