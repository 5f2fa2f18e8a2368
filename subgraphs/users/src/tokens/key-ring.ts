import { invariant } from "@kith/kit/invariant.ts";
import type { JWK } from "jose";
import {
  nextKeyAt,
  PUBLISHED_AHEAD_MIN_MS,
  publishedAt,
  type ScheduledKey,
  signingAt,
} from "./key-schedule.ts";
import { sealOf } from "./key-seal.ts";
import { newPrivateJwk, type SigningKey, signingKeyOf } from "./signing-key.ts";
import type { SigningKeyStore, StoredKey } from "./signing-key-store.ts";

export type KeyRing = ReturnType<typeof keyRing>;

type Parts = {
  readonly keys: SigningKeyStore;
  /** What the keys in the database are sealed with. */
  readonly secret: Buffer;
  readonly now: () => Date;
};

type OpenKey = ScheduledKey & { readonly key: SigningKey };

/** How long keys are held before they are read again. */
const HELD_MS = 60_000;
const TRIES_MAX = 5;

/**
 * The keys that sign access tokens, a new one every 30 days. They stand in the database, sealed, with the time from which
 * each signs; so all processes that share the database agree which one does, without asking each other. Whichever finds
 * that the next one is due adds it: its number is unique, so one of them does.
 */
export function keyRing({ keys, secret, now }: Parts) {
  const seal = sealOf(secret, "kith signing keys");
  let held: Promise<readonly OpenKey[]> | undefined;
  let heldSinceMs = 0;

  const add = async ({ _id, signsFrom }: ScheduledKey): Promise<boolean> => {
    const sealedJwk = seal.close(JSON.stringify(await newPrivateJwk()), String(_id));
    return keys.add({ _id, signsFrom, sealedJwk });
  };

  // Whoever adds a key at the same moment takes the number: the next one is tried.
  const addLast = async (signsFrom: Date): Promise<number> => {
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      const number = ((await keys.findAll()).at(-1)?._id ?? 0) + 1;
      if (await add({ _id: number, signsFrom })) return number;
    }
    throw new Error("Others add signing keys at the same moment: try again.");
  };

  const openKey = async ({ _id, signsFrom, sealedJwk }: StoredKey): Promise<OpenKey> => {
    let jwk: JWK;
    try {
      jwk = JSON.parse(seal.open(sealedJwk, String(_id)));
    } catch (cause) {
      throw new Error("KITH_TOKEN_KEY is not what the signing keys in the database were sealed with.", {
        cause,
      });
    }
    return { _id, signsFrom, key: await signingKeyOf(jwk) };
  };

  // One command, where no key comes or goes.
  const read = async (): Promise<readonly OpenKey[]> => {
    let stored = await keys.findAll();
    const next = nextKeyAt(stored, now());
    if (next !== null) {
      await add(next);
      stored = await keys.findAll();
    }
    const published = publishedAt(stored, now());
    const [oldest] = published;
    if (oldest !== undefined && published.length < stored.length) await keys.removeBefore(oldest._id);
    return Promise.all(published.map(openKey));
  };

  const all = (): Promise<readonly OpenKey[]> => {
    const isFresh = now().getTime() - heldSinceMs < HELD_MS;
    if (held !== undefined && isFresh) return held;
    const before = held;
    heldSinceMs = now().getTime();
    // What is held is still good when the database does not answer.
    held = read().catch((error) => before ?? forget(error));
    return held;
  };
  const forget = (error: unknown): never => {
    held = undefined;
    throw error;
  };

  return {
    /** The key that signs at this moment. */
    async current(): Promise<SigningKey> {
      const signing = signingAt(await all(), now());
      invariant(signing !== undefined, "there is no signing key");
      return signing.key;
    },

    /** The public halves of all keys whose tokens may be good, and of the one that signs next. */
    publicJwks: async (): Promise<JWK[]> => (await all()).map(({ key }) => key.publicJwk),

    /** Makes the next key ahead of its time. It signs as soon as every verifier has read it, 20 minutes from now. */
    async rotate(): Promise<Date> {
      const signsFrom = new Date(now().getTime() + PUBLISHED_AHEAD_MIN_MS);
      await addLast(signsFrom);
      return signsFrom;
    },

    /** Makes a key that signs at once and forgets all others: every access token that is out is void. */
    async replaceAll(): Promise<void> {
      await keys.removeBefore(await addLast(now()));
    },
  };
}
