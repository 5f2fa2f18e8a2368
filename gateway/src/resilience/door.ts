import type { ServerResponse } from "node:http";
import { ApiError } from "@kith/kit/api-error.ts";
import { DEADLINE_HEADER, readDeadlineMs } from "@kith/kit/deadline/deadline-header.ts";
import { invariant } from "@kith/kit/invariant.ts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { type Admission, admission } from "./admission.ts";
import { eventLoopLag } from "./event-loop-lag.ts";
import { clientGone, type Life, lifeUntil } from "./request-life.ts";
import type { ResilienceSettings } from "./settings.ts";

/** Where requests of clients come in: how many, and until when each of them is waited for. */
export type Door = {
  /**
   * Lets a request in, before anything of it is looked at.
   *
   * @throws ApiError OVERLOADED, with `Retry-After` in the reply; BAD_REQUEST when its deadline is none.
   */
  admit(request: FastifyRequest, reply: FastifyReply): void;
  /** Lets in what comes over a connection that is open already. @throws ApiError OVERLOADED */
  admitMore(): void;
  /** Counts a request until it is answered: all but those that last, which have bounds of their own. */
  count(reply: FastifyReply): void;
  lifeOf(reply: FastifyReply): Life;
  /** A life for what is executed without a request of its own, such as an event of a subscription. */
  newLife(): ReturnType<typeof lifeUntil>;
  readonly admission: Pick<Admission, "underWay" | "turnedAway">;
  /** By how much the event loop has been late lately, again and again. */
  readonly lagMs: number;
  close(): void;
};

type Visit = { readonly life: Life; isCounted: boolean };

export function door(settings: Pick<ResilienceSettings, "deadlineMs" | "requestsMax" | "lagMaxMs">): Door {
  const { deadlineMs } = settings;
  const lag = eventLoopLag();
  const admitted = admission({ ...settings, lag });
  const visitByReply = new WeakMap<ServerResponse, Visit>();
  const visitOf = ({ raw }: FastifyReply): Visit => {
    const visit = visitByReply.get(raw);
    invariant(visit !== undefined, "a request came in by another door");
    return visit;
  };

  return {
    admit(request, reply) {
      const retryAfterS = admitted.refusalS();
      if (retryAfterS !== null) {
        reply.header("retry-after", retryAfterS);
        throw overloaded(retryAfterS);
      }
      // A client may have less patience than is usual, never more.
      const askedMs = readDeadlineMs(request.headers[DEADLINE_HEADER]) ?? deadlineMs;
      const { life, finish } = lifeUntil(Math.min(askedMs, deadlineMs));
      const visit: Visit = { life, isCounted: false };
      visitByReply.set(reply.raw, visit);
      // One listener for all that ends with a request: lists of them make V8 keep requests long after they are over.
      reply.raw.once("close", () => {
        finish();
        if (visit.isCounted) admitted.leave();
        if (!reply.raw.writableFinished) life.end(clientGone());
      });
    },
    admitMore() {
      const retryAfterS = admitted.refusalS();
      if (retryAfterS !== null) throw overloaded(retryAfterS);
    },
    count(reply) {
      const visit = visitOf(reply);
      // Whoever hung up while their token was being checked would never leave.
      if (reply.raw.closed) return;
      visit.isCounted = true;
      admitted.enter();
    },
    lifeOf: (reply) => visitOf(reply).life,
    newLife: () => lifeUntil(deadlineMs),
    admission: admitted,
    get lagMs() {
      return lag.standingMs;
    },
    close: lag.close,
  };
}

const overloaded = (retryAfterS: number) =>
  new ApiError("OVERLOADED", `Too much is under way: ask again in ${retryAfterS} s.`);
