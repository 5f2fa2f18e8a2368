import { hash } from "node:crypto";
import { networkOf } from "./address-network.ts";
import type { AttemptStore } from "./attempt-store.ts";

const WINDOW_MS = 15 * 60_000;
/** Failures a window for one handle from one network. */
const PAIR_MAX = 10;
/** Failures a window from one network, whatever the handle: many people may share it. */
const NETWORK_MAX = 200;
/** Failures a window for one handle from all networks, from which on each further try waits before it is looked at. */
const HANDLE_PATIENCE = 20;
const DELAY_STEP_MS = 100;
const DELAY_MAX_MS = 2_000;
/** Accounts opened a window from one network. */
const SIGN_UPS_MAX = 200;
/** Verifications of their real name that one person asks for in a window. */
const VERIFICATIONS_MAX = 5;
/** Changes of name or city that one person makes in a window: each is written beside all of their friendships. */
export const RELISTINGS_MAX = 20;

export type Throttle = ReturnType<typeof throttle>;

type Parts = {
  readonly attempts: AttemptStore;
  readonly now: () => Date;
  readonly wait: (ms: number) => Promise<void>;
};

/** Who tries what from where. */
export type Attempt = { readonly handle: string; readonly address: string | null };

/** An attempt that may go on, and how to say that it was no failure. */
export type Admitted = { readonly succeed: () => Promise<void> };

/**
 * Slows down whoever guesses passwords, in a way that nobody can lock another person out with.
 *
 * Failures are counted in windows of 15 minutes. What is refused depends on where it comes from: 10 for a handle from one
 * network, 200 from one network. All networks together can only make the owner wait: from the 20th failure for a handle
 * on, each try waits 100 ms longer than the one before, 2 s at most.
 *
 * Every try is counted before its password is looked at, and taken back when it is right: a thousand at once are no more
 * than a thousand one after the other.
 */
export function throttle({ attempts, now, wait }: Parts) {
  const windowOf = () => {
    const number = Math.floor(now().getTime() / WINDOW_MS);
    return { number, endsAt: new Date((number + 1) * WINDOW_MS) };
  };
  // What people type is of any length and may be private: only its hash is stored.
  const counter = (kind: string, ...parts: readonly string[]) => {
    const { number, endsAt } = windowOf();
    const id = `${kind}:${number}:${hash("sha256", JSON.stringify(parts), "base64url")}`;
    return { id, add: () => attempts.add(id, endsAt) };
  };

  return {
    /** Lets a try of a password pass, late perhaps. Four commands when it succeeds. @returns null when there were too many. */
    async admitPassword({ handle, address }: Attempt): Promise<Admitted | null> {
      const network = networkOf(address);
      const pair = counter("pair", handle, network);
      const place = counter("network", network);
      const [ofPair, ofPlace] = await Promise.all([pair.add(), place.add()]);
      if (ofPair > PAIR_MAX || ofPlace > NETWORK_MAX) return null;

      const everywhere = counter("handle", handle);
      const delayMs = Math.min(((await everywhere.add()) - HANDLE_PATIENCE) * DELAY_STEP_MS, DELAY_MAX_MS);
      if (delayMs > 0) await wait(delayMs);
      return { succeed: async () => void (await attempts.takeBack([pair.id, place.id, everywhere.id])) };
    },

    /** Whether tries for a handle wait at the moment, because many failed. One command. */
    isSlowed: async (handle: string): Promise<boolean> =>
      (await attempts.countOf(counter("handle", handle).id)) >= HANDLE_PATIENCE,

    /** Whether one more account may be opened from an address. One command. */
    admitSignUp: async (address: string | null): Promise<boolean> =>
      (await counter("signUp", networkOf(address)).add()) <= SIGN_UPS_MAX,

    /** Whether a person may ask once more to have their real name verified. One command. */
    admitVerification: async (user: string): Promise<boolean> =>
      (await counter("verification", user).add()) <= VERIFICATIONS_MAX,

    /** Whether a person may change once more by what name, and where, others list them. One command. */
    admitRelisting: async (user: string): Promise<boolean> =>
      (await counter("relisting", user).add()) <= RELISTINGS_MAX,
  };
}
