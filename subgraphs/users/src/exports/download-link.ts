import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import type { GlobalId } from "@kith/kit/global-id.ts";

const LIFETIME_MS = 15 * 60_000;
const KEY_BYTES = 32;

/** A link that lets whoever has it fetch one file, for a while. */
export type DownloadLinks = ReturnType<typeof downloadLinks>;

/** Makes and reads links that are good for 15 minutes. Browsers follow them: they carry no token in a header. */
export function downloadLinks(secret: Buffer, now: () => Date) {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "kith download links", KEY_BYTES));
  const signatureOf = (id: GlobalId, untilMs: number): Buffer =>
    createHmac("sha256", key).update(`${id}\n${untilMs}`).digest();

  return {
    /** The path at the gateway. */
    pathOf(id: GlobalId): string {
      const untilMs = now().getTime() + LIFETIME_MS;
      return `/downloads/users/${id}?until=${untilMs}&signature=${signatureOf(id, untilMs).toString("base64url")}`;
    },

    isGood(
      id: GlobalId,
      { until, signature }: { readonly until?: unknown; readonly signature?: unknown },
    ): boolean {
      const untilMs = typeof until === "string" && /^\d{13}$/.test(until) ? Number(until) : 0;
      const given = typeof signature === "string" ? Buffer.from(signature, "base64url") : Buffer.alloc(0);
      const expected = signatureOf(id, untilMs);
      const isGenuine = given.length === expected.length && timingSafeEqual(given, expected);
      return isGenuine && now().getTime() < untilMs;
    },
  };
}
