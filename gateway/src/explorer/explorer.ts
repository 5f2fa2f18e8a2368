import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";
import { type GraphQLSchema, parse, validate } from "graphql";

const NPM_MAX_AGE_S = 24 * 60 * 60;

const own = (file: string) => ({ path: fileURLToPath(new URL(file, import.meta.url)), maxAgeS: 0 });
// By way of package.json, which every package lets itself be asked for; react does not export its browser files.
const fromNpm = (packageName: string, file: string) => ({
  path: join(dirname(createRequire(import.meta.url).resolve(`${packageName}/package.json`)), file),
  maxAgeS: NPM_MAX_AGE_S,
});

const fileByUrl = () => ({
  "/": own("landing.html"),
  "/explorer/landing.js": own("landing.js"),
  "/explorer/landing.css": own("landing.css"),
  "/explorer": own("explorer.html"),
  "/explorer/explorer.js": own("explorer.js"),
  "/explorer/explorer.css": own("explorer.css"),
  "/explorer/graphiql.js": fromNpm("graphiql", "graphiql.min.js"),
  "/explorer/graphiql.css": fromNpm("graphiql", "graphiql.min.css"),
  "/explorer/react.js": fromNpm("react", "umd/react.production.min.js"),
  "/explorer/react-dom.js": fromNpm("react-dom", "umd/react-dom.production.min.js"),
});
const FIRST_QUERY = own("first-query.graphql");

const MEDIA_TYPE_BY_EXTENSION: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
};

// Apollo Sandbox is a script from one host that opens a frame from another; requests still come from this page.
const LANDING_POLICY = [
  "default-src 'self'",
  "script-src 'self' https://embeddable-sandbox.cdn.apollographql.com",
  "style-src 'self' https://embeddable-sandbox.cdn.apollographql.com",
  "img-src 'self' data:",
  "frame-src https://sandbox.embed.apollographql.com",
  "frame-ancestors 'none'",
].join("; ");

// Nothing from outside, nothing inline. GraphiQL's style sheet carries its fonts and images as data.
const EXPLORER_POLICY = [
  "default-src 'self'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * Serves the pages on which people try the graph: Apollo Sandbox at `/`, which comes from Apollo's CDN, and GraphiQL at
 * `/explorer`, of which every byte comes from here.
 */
export function addExplorer(app: FastifyInstance, schema: () => GraphQLSchema): void {
  for (const [url, { path, maxAgeS }] of Object.entries(fileByUrl())) {
    app.get(url, async (_request, reply) => {
      const mediaType = MEDIA_TYPE_BY_EXTENSION[path.slice(path.lastIndexOf(".") + 1)];
      return reply
        .headers({
          "content-type": mediaType,
          "content-security-policy": url === "/" ? LANDING_POLICY : EXPLORER_POLICY,
          "cache-control": maxAgeS > 0 ? `public, max-age=${maxAgeS}` : "no-cache",
          "referrer-policy": "no-referrer",
          "x-content-type-options": "nosniff",
        })
        .send(await readFile(path));
    });
  }

  app.get("/explorer/first-query.graphql", async (_request, reply) => {
    const firstQuery = await readFile(FIRST_QUERY.path, "utf8");
    // It is written for Kith's own schema; another supergraph gets a query that every schema answers.
    const isValid = validate(schema(), parse(firstQuery)).length === 0;
    return reply.type("text/plain; charset=utf-8").send(isValid ? firstQuery : "{ __typename }\n");
  });
}
