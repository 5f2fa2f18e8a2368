import type { FastifyBaseLogger } from "fastify";
import { request } from "undici";
import type { PolicyHook } from "./policies.ts";

const TIMEOUT_MS = 1_000;
const ANSWER_SIZE_MAX = 64 * 1_024;

/**
 * Asks a service which policies hold: a POST of `{viewerId, scopes, policies}`, answered with `{policies}`, those that do. Any other
 * answer, or none, is said in the log, and no policy holds.
 */
export const policyService =
  (url: string, log: Pick<FastifyBaseLogger, "warn">): PolicyHook =>
  async (question) => {
    try {
      const { statusCode, body } = await request(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(question),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const { policies } = JSON.parse(await textOf(body)) as { policies?: unknown };
      if (statusCode === 200 && Array.isArray(policies)) return policies.map(String);
      throw new Error(`expected 200 and {"policies": […]}, got ${statusCode}`);
    } catch (err) {
      log.warn({ err, policies: question.policies }, "the policy service does not answer: no policy holds");
      return [];
    }
  };

async function textOf(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > ANSWER_SIZE_MAX) throw new Error(`expected at most ${ANSWER_SIZE_MAX} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
