import type { FastifyInstance } from "fastify";
import { isDatabaseUnavailable } from "../database.ts";
import { isIdOf } from "../global-id.ts";
import { EVENT_PREFIX, EVENTS_PER_DELIVERY_MAX, type Event } from "./event.ts";
import { EVENTS_HEADER, isSignatureOf } from "./event-signature.ts";
import type { Inbox } from "./inbox.ts";

type Options = {
  readonly inbox: Inbox;
  /** The name of this service. */
  readonly audience: string;
  readonly key: Buffer;
};

/** Where other services deliver events: `POST /events`, signed, `{ "events": [{ id, type, payload }] }`. */
export function addEventRoute(app: FastifyInstance, { inbox, audience, key }: Options): void {
  app.register(async (scope) => {
    // As it was sent: the signature is of the bytes.
    scope.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) =>
      done(null, body),
    );
    scope.post("/events", async (request, reply) => {
      const body = typeof request.body === "string" ? request.body : "";
      if (!isSignatureOf(body, request.headers[EVENTS_HEADER], { key, audience }))
        return reply.code(401).send({ error: "Events are taken from signed deliveries only." });
      const events = eventsIn(body);
      if (events === null)
        return reply.code(400).send({
          error: `A delivery is { "events": [{ "id", "type", "payload" }] } with 1 to ${EVENTS_PER_DELIVERY_MAX} events.`,
        });
      try {
        return await inbox.receive(events, ({ id, type }, err) =>
          app.log.error({ err, id, type }, "event refused"),
        );
      } catch (error) {
        if (!isDatabaseUnavailable(error)) throw error;
        app.log.warn({ err: error }, "database unavailable");
        return reply.code(503).send({ error: `${audience} cannot reach its database.` });
      }
    });
  });
}

function eventsIn(body: string): readonly Event[] | null {
  let delivery: unknown;
  try {
    delivery = JSON.parse(body);
  } catch {
    return null;
  }
  const events = isRecord(delivery) ? delivery.events : null;
  const isRight = Array.isArray(events) && events.length > 0 && events.length <= EVENTS_PER_DELIVERY_MAX;
  return isRight && events.every(isEvent) ? events : null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isEvent = (value: unknown): value is Event =>
  isRecord(value) &&
  isIdOf(EVENT_PREFIX, value.id) &&
  typeof value.type === "string" &&
  isRecord(value.payload);
