import { hash, randomBytes } from "node:crypto";
import { type GlobalId, isIdOf } from "@kith/kit/global-id.ts";
import { SESSION_PREFIX } from "./model.ts";

const SECRET_BYTES = 32;
const SECRET = /^[\w-]{43}$/;
const TOKEN_LENGTH_MAX = 256;

/**
 * A refresh token, read: `<session>.<family secret>.<secret>`. The family secret is the same in all tokens of a session,
 * so an old token is known to be a real one, however old, without a list of what was given out.
 */
export type RefreshToken = {
  readonly sessionId: GlobalId;
  readonly familySecret: string;
  readonly secret: string;
};

export const newSecret = (): string => randomBytes(SECRET_BYTES).toString("base64url");

/** What is stored of a secret. It is random and long: it needs neither salt nor a slow hash. */
export const hashOfSecret = (secret: string): string => hash("sha256", secret, "base64url");

export const textOfToken = ({ sessionId, familySecret, secret }: RefreshToken): string =>
  `${sessionId}.${familySecret}.${secret}`;

/** @returns null where the text is no refresh token at all. */
export function readToken(text: string): RefreshToken | null {
  if (text.length > TOKEN_LENGTH_MAX) return null;
  const [sessionId, familySecret = "", secret = "", ...rest] = text.split(".");
  const isWhole = SECRET.test(familySecret) && SECRET.test(secret) && rest.length === 0;
  return isWhole && isIdOf(SESSION_PREFIX, sessionId) ? { sessionId, familySecret, secret } : null;
}
