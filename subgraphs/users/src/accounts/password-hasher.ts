import { ApiError } from "@kith/kit/api-error.ts";
import { hashOfPassword, isPasswordOf } from "./password-hash.ts";

type Options = {
  /** How many passwords are hashed at once: each takes 19 MiB and a thread of the pool that files and names need too. */
  readonly concurrencyMax: number;
  /** How many may wait for that: whoever waits behind them has given up by then. */
  readonly waitersMax: number;
};

/** Hashes passwords, a few at a time. */
export type PasswordHasher = ReturnType<typeof passwordHasher>;

/** A hasher that a flood of sign-ins can keep busy, and not more than that: what is beyond its bounds is refused. */
export function passwordHasher({ concurrencyMax, waitersMax }: Options) {
  const waiting: (() => void)[] = [];
  let running = 0;

  const inTurn = async <Result>(act: () => Promise<Result>): Promise<Result> => {
    if (running >= concurrencyMax) {
      if (waiting.length >= waitersMax) throw tooBusy();
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;

    try {
      return await act();
    } finally {
      // Whoever waits longest takes over the place.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
  let nobodysHash: Promise<string> | undefined;

  return {
    hash: (password: string): Promise<string> => inTurn(() => hashOfPassword(password)),

    /**
     * Whether the password is the one of the hash. Without a hash it never is, which takes as long to find: an answer's
     * time does not tell which handles exist.
     */
    async verify(passwordHash: string | null, password: string): Promise<boolean> {
      nobodysHash ??= hashOfPassword("");
      const compared = passwordHash ?? (await nobodysHash);
      const isSame = await inTurn(() => isPasswordOf(compared, password));
      return isSame && passwordHash !== null;
    },
  };
}

const tooBusy = () => new ApiError("SUBGRAPH_UNAVAILABLE", "Too many sign in at the moment: try again.");
