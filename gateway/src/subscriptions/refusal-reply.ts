import type { FastifyReply } from "fastify";
import type { Refusal } from "./operation-results.ts";

/** Answers why there are no results, as a query would be answered. */
export const sendRefusal = (reply: FastifyReply, { status, headers = {}, refusal }: Refusal): FastifyReply =>
  reply.code(status).headers(headers).send(refusal);
