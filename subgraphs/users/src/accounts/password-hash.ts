import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { invariant } from "@kith/kit/invariant.ts";

const argon2Async = promisify(argon2);

type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number };

/** @see OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB of memory, 2 iterations, 1 degree of parallelism */
const COST: Cost = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const PHC =
  /^\$argon2id\$v=19\$m=(?<memory>\d+),t=(?<passes>\d+),p=(?<parallelism>\d+)\$(?<salt>[\w+/]+)\$(?<hash>[\w+/]+)$/;

/**
 * Hashes a password with argon2id under today's parameters and a new salt.
 *
 * @returns The PHC string: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`.
 * @see RFC 9106 (Argon2); https://github.com/P-H-C/phc-string-format
 */
export async function hashOfPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, { salt, cost: COST, length: HASH_BYTES });
  return `${prefixOf(COST)}${base64(salt)}$${base64(hash)}`;
}

/** Whether a password is the one that was hashed, under the parameters that stand with the hash. */
export async function isPasswordOf(passwordHash: string, password: string): Promise<boolean> {
  const parts = PHC.exec(passwordHash)?.groups;
  invariant(parts !== undefined, "a stored password hash is no argon2id hash");
  const expected = Buffer.from(parts.hash ?? "", "base64");
  const cost = {
    memory: Number(parts.memory),
    passes: Number(parts.passes),
    parallelism: Number(parts.parallelism),
  };
  const salt = Buffer.from(parts.salt ?? "", "base64");
  return timingSafeEqual(expected, await derive(password, { salt, cost, length: expected.length }));
}

/** Whether a hash was made under other parameters than today's, and is to be made again when the password is at hand. */
export const isOutdated = (passwordHash: string): boolean => !passwordHash.startsWith(prefixOf(COST));

type Derivation = { readonly salt: Buffer; readonly cost: Cost; readonly length: number };

// Keyboards differ in how they compose accents and widths: the same password is typed in several ways.
const derive = (password: string, { salt, cost, length }: Derivation): Promise<Buffer> =>
  argon2Async("argon2id", { ...cost, message: password.normalize("NFKC"), nonce: salt, tagLength: length });

const prefixOf = ({ memory, passes, parallelism }: Cost): string =>
  `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$`;

const base64 = (bytes: Buffer): string => bytes.toString("base64").replace(/=+$/, "");
