import type { FastifyInstance } from "fastify";
import { addCompression } from "./compression.ts";
import { addCors } from "./cors.ts";
import { answerHttpErrors } from "./http-errors.ts";
import { HttpRefusal } from "./http-refusal.ts";
import type { HttpSettings } from "./http-settings.ts";
import { addStandingHeaders } from "./standing-headers.ts";

export const GRAPHQL_PATH = "/graphql";
const METHODS = "GET, POST, PUT, DELETE, OPTIONS";

/** What browsers expect of everything that the gateway answers, whatever route answers it. */
export function addFront(app: FastifyInstance, { cors, isCompressed }: HttpSettings): void {
  // First, so that whatever refuses afterwards has an id to quote.
  addStandingHeaders(app);
  answerHttpErrors(app);
  // Before the token: a browser shows a page the reason of a refusal only if the page may read answers.
  addCors(app, GRAPHQL_PATH, cors);
  // On sending, after everything has said what the answer is.
  if (isCompressed) addCompression(app);

  app.route({
    method: ["HEAD", "PATCH"],
    url: GRAPHQL_PATH,
    onRequest: async ({ method }) => {
      throw new HttpRefusal(`The graph answers GET and POST, got ${method}.`, {
        status: 405,
        headers: { allow: METHODS },
      });
    },
    handler: async () => {},
  });
}
