import { connectDatabase } from "@kith/kit/database.ts";
import type { Service } from "@kith/kit/http-service.ts";
import { DateTime } from "@kith/kit/scalars.ts";
import { readSdl } from "@kith/kit/sdl.ts";
import { serveSubgraph } from "@kith/kit/subgraph-service.ts";
import type { UsersSettings } from "./config.ts";
import { contextFor } from "./context.ts";
import { personStore } from "./people/person-store.ts";
import { Query } from "./resolvers/query.ts";
import { User } from "./resolvers/user.ts";
import { signingKeyOf } from "./tokens/signing-key.ts";

const JWKS_CACHE_S = 300;

/** Starts the users subgraph: people, and the public keys by which their access tokens are verified. */
export async function startUsers(settings: UsersSettings): Promise<Service> {
  const key = await signingKeyOf(settings.tokenKeyJson);
  const { client, db } = await connectDatabase({ subgraph: "users", ...settings });
  const people = personStore(db);
  await people.ensureIndexes();

  return serveSubgraph(
    {
      name: "users",
      sdl: readSdl("users"),
      resolvers: { Query, User, DateTime },
      contextFor: contextFor(people),
      checkReady: async () => void (await db.command({ ping: 1 })),
      addRoutes: (app) =>
        app.get("/.well-known/jwks.json", async (_request, reply) =>
          reply.header("cache-control", `public, max-age=${JWKS_CACHE_S}`).send({ keys: [key.publicJwk] }),
        ),
      close: () => client.close(),
    },
    settings,
  );
}
