import { isIdentityNumber } from "./identity-number.ts";
import type { VerificationProvider } from "./provider.ts";

type Parts = {
  readonly delayMs: number;
  readonly wait: (ms: number) => Promise<void>;
  readonly now: () => Date;
};

/**
 * Stands in for a provider where there is none: after a while it finds every number right that could be one. It knows
 * nobody, so it finds nothing out about the name.
 */
export const sandboxProvider = ({ delayMs, wait, now }: Parts): VerificationProvider => ({
  async verify({ identityNumber }) {
    await wait(delayMs);
    return isIdentityNumber(identityNumber, now()) ? "VERIFIED" : "REJECTED";
  },
});
