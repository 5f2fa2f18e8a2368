import { DEADLINE_HEADER } from "@kith/kit/deadline/deadline-header.ts";
import { Pool } from "undici";
import type { Answer } from "./verdict.ts";

/** What a client got: `answer` is null where what came is no JSON, or nothing came. */
export type Got = {
  readonly status: number;
  readonly answer: Answer | null;
  readonly startedAtMs: number;
  readonly tookMs: number;
};

type Ask = {
  readonly token: string;
  readonly body: string;
  /** What the client allows, if less than is usual. */
  readonly deadlineMs?: number | undefined;
};

export type ChaosClient = ReturnType<typeof chaosClient>;

const CONNECTIONS_MAX = 64;

/** Asks a gateway and takes whatever comes, never throwing: that nothing comes is a finding. */
export function chaosClient(gatewayUrl: string) {
  const pool = new Pool(gatewayUrl, { connections: CONNECTIONS_MAX });
  return {
    async ask({ token, body, deadlineMs }: Ask): Promise<Got> {
      const startedAtMs = performance.now();
      let status = 0;
      let answer: Answer | null = null;
      try {
        const response = await pool.request({
          path: "/graphql",
          method: "POST",
          headers: {
            "content-type": "application/json",
            authorization: `Bearer ${token}`,
            ...(deadlineMs !== undefined && { [DEADLINE_HEADER]: String(deadlineMs) }),
          },
          body,
        });
        status = response.statusCode;
        answer = (await response.body.json()) as Answer;
      } catch {
        // It stays null.
      }
      return { status, answer, startedAtMs, tookMs: performance.now() - startedAtMs };
    },
    async isLive(): Promise<boolean> {
      try {
        const { statusCode, body } = await pool.request({ path: "/live", method: "GET" });
        await body.dump();
        return statusCode === 200;
      } catch {
        return false;
      }
    },
    close: () => pool.close(),
  };
}
