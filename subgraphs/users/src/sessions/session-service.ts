import { type GlobalId, newId } from "@kith/kit/global-id.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import type { ClientSession } from "mongodb";
import type { CredentialStore } from "../accounts/credential-store.ts";
import { maySignIn } from "../deletions/model.ts";
import type { RefreshSessionErrorCode, SignOutErrorCode } from "../generated/schema.types.ts";
import { ACCESS_TOKEN_LIFETIME_S, type Scope, signAccessToken } from "../tokens/access-token.ts";
import type { KeyRing } from "../tokens/key-ring.ts";
import { expiryOf, SESSION_PREFIX, SESSIONS_MAX } from "./model.ts";
import { hashOfSecret, newSecret, type RefreshToken, readToken, textOfToken } from "./refresh-token.ts";
import type { SessionStore } from "./session-store.ts";

export type SessionService = ReturnType<typeof sessionService>;

type Parts = {
  readonly sessions: SessionStore;
  readonly credentials: Pick<CredentialStore, "findById">;
  readonly keys: Pick<KeyRing, "current">;
  readonly now: () => Date;
};

/** What a device is given: it shows the one token with each request, and with the other gets the next two. */
export type SignedIn = {
  readonly userId: GlobalId;
  readonly accessToken: string;
  readonly accessTokenExpiresAt: Date;
  readonly refreshToken: string;
  readonly refreshTokenExpiresAt: Date;
};

type Bearer = { readonly userId: GlobalId; readonly scopes: readonly Scope[] };

/** The rules by which somebody who has proved who they are stays signed in. */
export function sessionService({ sessions, credentials, keys, now }: Parts) {
  const signedIn = async (
    { userId, scopes }: Bearer,
    token: RefreshToken,
    times: { readonly at: Date; readonly expiresAt: Date },
  ): Promise<SignedIn> => ({
    userId,
    accessToken: await signAccessToken(userId, {
      key: await keys.current(),
      scopes,
      sessionId: token.sessionId,
    }),
    accessTokenExpiresAt: new Date(times.at.getTime() + ACCESS_TOKEN_LIFETIME_S * 1_000),
    refreshToken: textOfToken(token),
    refreshTokenExpiresAt: times.expiresAt,
  });

  return {
    /** Begins a session within the transaction that proved who they are. Two commands, three for the 21st device. */
    async begin({ userId, scopes }: Bearer, session: ClientSession): Promise<SignedIn> {
      const at = now();
      const expiresAt = expiryOf(at, at);
      const token = { sessionId: newId(SESSION_PREFIX), familySecret: newSecret(), secret: newSecret() };
      const beyond = await sessions.findBeyond(userId, SESSIONS_MAX - 1, session);
      if (beyond.length > 0) await sessions.removeByIds(beyond, session);
      const row = {
        _id: token.sessionId,
        user: userId,
        familyHash: hashOfSecret(token.familySecret),
        tokenHash: hashOfSecret(token.secret),
        startedAt: at,
        refreshedAt: at,
        expiresAt,
      };
      await sessions.add(row, session);
      return signedIn({ userId, scopes }, token, { at, expiresAt });
    },

    /**
     * Gives the next two tokens for a refresh token, once. Whoever shows it a second time shows that two have it, and
     * nobody can tell which of them is the thief: the session ends, for both. Three commands. Scopes are those of the
     * moment: what was taken away since the last time is not in the next token.
     *
     * @throws Refusal<RefreshSessionErrorCode>
     */
    async refresh(text: string): Promise<SignedIn> {
      const at = now();
      const token = readToken(text);
      if (token === null) throw ended();
      const { sessionId: _id, familySecret, secret } = token;
      const family = await sessions.findFamily({ _id, familyHash: hashOfSecret(familySecret) }, at);
      if (family === null) throw ended();

      const next = { ...token, secret: newSecret() };
      const expiresAt = expiryOf(family.startedAt, at);
      const isGood = await sessions.rotate(
        { _id, tokenHash: hashOfSecret(secret) },
        { tokenHash: hashOfSecret(next.secret), refreshedAt: at, expiresAt },
      );
      const credential = isGood ? await credentials.findById(family.user) : null;
      if (credential !== null && maySignIn(credential, at)) {
        const bearer = { userId: family.user, scopes: credential.scopes };
        return signedIn(bearer, next, { at, expiresAt });
      }

      await sessions.removeByIds([_id]);
      throw ended();
    },

    /** Ends the session of this device. One command. @throws Refusal<SignOutErrorCode> */
    async end(userId: GlobalId, sessionId: string | null): Promise<number> {
      if (sessionId === null) {
        const code: SignOutErrorCode = "NO_SESSION";
        throw new Refusal(code, "This access token belongs to no session.", ["input", "everywhere"]);
      }
      return sessions.removeOne({ _id: sessionId, user: userId });
    },

    /** Ends all sessions of a person. One command. */
    endAll: (userId: GlobalId): Promise<number> => sessions.removeAll(userId, null),
  };
}

const ended = (): Refusal<RefreshSessionErrorCode> =>
  new Refusal("SESSION_ENDED", "You are signed out: sign in again.", ["input", "refreshToken"]);
