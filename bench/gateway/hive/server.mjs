/** Hive Gateway as its CLI starts it, on Node's HTTP server: `server.mjs SUPERGRAPH HEADER rust|js [--dedupe]`. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createGatewayRuntime } from "@graphql-hive/gateway";
import { unifiedGraphHandler } from "@graphql-hive/router-runtime";

const [, , supergraphFile, forwarded, planner, dedupe] = process.argv;

const runtime = createGatewayRuntime({
  supergraph: readFileSync(supergraphFile, "utf8"),
  ...(planner === "rust" && { unifiedGraphHandler }),
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }) => ({ [forwarded]: request.headers.get(forwarded) }),
  },
  transportEntries: { "*.http": { options: { deduplicateInflightRequests: dedupe === "--dedupe" } } },
  logging: false,
  landingPage: false,
  graphiql: false,
});
await runtime.getSchema();
const server = createServer(runtime);
server.listen(0, "127.0.0.1", () => process.send({ ready: `http://127.0.0.1:${server.address().port}` }));
process.once("SIGTERM", () => process.exit(0));
