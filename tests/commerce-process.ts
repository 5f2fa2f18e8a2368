import { startChild } from "../scripts/supervisor/child-process.ts";
import type { Supergraph } from "./supergraph.ts";

/** Makes commerce a process of its own, that may be killed, at the address that the gateway knows. @returns What starts it. */
export async function commerceProcess({ services, stores, viewerKey }: Supergraph) {
  const { commerce, users, social, groups } = services;
  await commerce.close();
  return () =>
    startChild({
      name: "commerce",
      file: "subgraphs/commerce/src/main.ts",
      environment: {
        PORT: new URL(commerce.url).port,
        LOG_LEVEL: "silent",
        MONGODB_URI: stores.mongoUri,
        KITH_DATABASE_PREFIX: stores.databasePrefix,
        KITH_VIEWER_KEY: viewerKey.toString("base64"),
        USERS_URL: `${users.url}/graphql`,
        SOCIAL_URL: `${social.url}/graphql`,
        GROUPS_URL: `${groups.url}/graphql`,
      },
    });
}
