import type { FastifyReply, FastifyRequest } from "fastify";
import { DEADLINE_HEADER, readDeadlineMs } from "./deadline-header.ts";
import { hungUp, withinLimit, workLimit } from "./work-limit.ts";

/**
 * Runs the rest of a request so that its work ends with it: when the time is over that its header gives, or when whoever asked
 * hangs up.
 */
export function withRequestLimit(
  request: FastifyRequest,
  reply: FastifyReply,
  done: (error?: Error) => void,
): void {
  let deadlineMs: number | null;
  try {
    deadlineMs = readDeadlineMs(request.headers[DEADLINE_HEADER]);
  } catch (error) {
    done(Object.assign(error as Error, { statusCode: 400 }));
    return;
  }
  const limit = workLimit(performance.now() + (deadlineMs ?? Number.POSITIVE_INFINITY));
  reply.raw.once("close", () => {
    if (!reply.raw.writableFinished) limit.end(hungUp());
    limit.lift();
  });
  withinLimit(limit, done);
}
