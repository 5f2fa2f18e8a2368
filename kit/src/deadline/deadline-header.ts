import { ApiError } from "../api-error.ts";

/**
 * The header in which whoever asks says how many milliseconds it still waits for the answer: a client to the gateway, the
 * gateway to subgraphs, subgraphs to their peers.
 */
export const DEADLINE_HEADER = "kith-deadline-ms";

const WHOLE_NUMBER = /^[1-9]\d{0,8}$/;
const SHOWN_LENGTH_MAX = 40;

/**
 * Reads it.
 *
 * @returns null where there is none.
 * @throws ApiError BAD_REQUEST when it is no whole number of milliseconds, 1 or more.
 */
export function readDeadlineMs(header: string | readonly string[] | undefined): number | null {
  if (header === undefined) return null;
  if (typeof header === "string" && WHOLE_NUMBER.test(header)) return Number(header);
  const shown = String(header).slice(0, SHOWN_LENGTH_MAX);
  throw new ApiError(
    "BAD_REQUEST",
    `${DEADLINE_HEADER} must be a whole number of milliseconds, 1 to 999999999, got "${shown}".`,
  );
}
