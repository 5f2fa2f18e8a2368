import { isDuplicateKey } from "@kith/kit/database.ts";
import { type GlobalId, newId } from "@kith/kit/global-id.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import type { MongoClient } from "mongodb";
import type { Throttle } from "../attempts/throttle.ts";
import type { ReservedHandleStore } from "../deletions/reserved-handle-store.ts";
import type { ChangePasswordErrorCode, SignInErrorCode, SignUpErrorCode } from "../generated/schema.types.ts";
import {
  DISPLAY_NAME_LENGTH_MAX,
  HANDLE_PATTERN,
  normalDisplayName,
  normalHandle,
  USER_PREFIX,
} from "../people/model.ts";
import type { PersonStore } from "../people/person-store.ts";
import type { SessionService, SignedIn } from "../sessions/session-service.ts";
import type { SessionStore } from "../sessions/session-store.ts";
import type { CredentialStore } from "./credential-store.ts";
import {
  PASSWORD_LENGTH_MAX,
  PASSWORD_LENGTH_MIN,
  passwordAuthenticator,
  passwordHashOf,
  withPassword,
} from "./model.ts";
import { isOutdated } from "./password-hash.ts";
import type { PasswordHasher } from "./password-hasher.ts";
import type { PasswordProof } from "./password-proof.ts";

export type AccountService = ReturnType<typeof accountService>;

type Parts = {
  readonly client: MongoClient;
  readonly people: PersonStore;
  readonly credentials: CredentialStore;
  readonly sessions: SessionStore;
  readonly sessionService: SessionService;
  readonly hasher: PasswordHasher;
  readonly reservedHandles: Pick<ReservedHandleStore, "isReserved">;
  readonly prove: PasswordProof;
  readonly throttle: Pick<Throttle, "admitSignUp">;
  readonly now: () => Date;
};

type SignUp = { readonly handle: string; readonly displayName: string; readonly password: string };
type SignIn = { readonly handle: string; readonly password: string };
type PasswordChange = {
  readonly userId: GlobalId;
  readonly currentPassword: string;
  readonly newPassword: string;
  /** The session that goes on. */
  readonly sessionId: string | null;
};

/** The rules by which accounts are opened, and by which people prove that one is theirs. */
export function accountService({ client, people, credentials, sessions, hasher, ...parts }: Parts) {
  const { sessionService, reservedHandles, prove, throttle, now } = parts;

  return {
    /**
     * Opens an account and signs in. One transaction; seven commands and the throttle's one.
     *
     * @throws Refusal<SignUpErrorCode>
     */
    async signUp({ handle, displayName, password }: SignUp, address: string | null): Promise<SignedIn> {
      const normal = normalHandle(handle);
      const name = requireSoundNames(normal, displayName);
      requireSoundPassword(password, "password");
      if (!(await throttle.admitSignUp(address))) throw tooMany("handle");

      // Cheaper than a hash; the unique index has the last word. Whose handle is free is gone, and then it is reserved.
      if ((await people.findByHandles([normal])).length > 0) throw handleTaken();
      if (await reservedHandles.isReserved(normal, now())) throw handleTaken();
      const passwordHash = await hasher.hash(password);
      const at = now();
      const _id = newId(USER_PREFIX);
      const person = { _id, handle: normal, displayName: name, city: null, bio: null, interests: [] };
      const scopes = ["user"] as const;
      try {
        return await inTransaction(client, async (session) => {
          await people.add({ ...person, createdAt: at }, session);
          const authenticators = [passwordAuthenticator(passwordHash, at)];
          await credentials.add(
            { _id, handle: normal, authenticators, scopes, changedAt: at, signedInAt: at },
            session,
          );
          return sessionService.begin({ userId: _id, scopes }, session);
        });
      } catch (error) {
        throw isDuplicateKey(error) ? handleTaken() : error;
      }
    },

    /**
     * Begins a session for whoever knows the password. A handle that nobody has, one without a password and a wrong
     * password get the same answer, after the same work. Five commands and the throttle's four.
     *
     * @throws Refusal<SignInErrorCode>
     */
    async signIn({ handle, password }: SignIn, address: string | null): Promise<SignedIn> {
      const normal = normalHandle(handle);
      const proof = await prove({ handle: normal, password, address });
      if (proof === "TOO_MANY") throw tooMany("handle");
      if (proof === "WRONG") throw wrongCredentials();

      const { credential } = proof;
      const at = now();
      const isRenewed = isOutdated(passwordHashOf(credential) ?? "");
      const renewed = isRenewed ? withPassword(credential, await hasher.hash(password), at) : null;
      const signedIn = await inTransaction(client, async (session) => {
        const changes = { signedInAt: at, ...(renewed !== null && { authenticators: renewed }) };
        if (!(await credentials.change(credential, changes, session))) throw wrongCredentials();
        return sessionService.begin({ userId: credential._id, scopes: credential.scopes }, session);
      });
      await proof.succeed();
      return signedIn;
    },

    /**
     * Changes a password and ends every session but the one that asks. Four commands and the throttle's four.
     *
     * @returns How many other sessions ended.
     * @throws Refusal<ChangePasswordErrorCode>
     */
    async changePassword(change: PasswordChange, address: string | null): Promise<number> {
      const { userId, currentPassword, newPassword, sessionId } = change;
      requireSoundPassword(newPassword, "newPassword");
      const proof = await prove({ userId, password: currentPassword, address });
      if (proof === "TOO_MANY") throw tooMany("currentPassword");
      if (proof === "WRONG") throw wrongPassword();

      const changedAt = now();
      const authenticators = withPassword(proof.credential, await hasher.hash(newPassword), changedAt);
      const endedCount = await inTransaction(client, async (session) => {
        if (!(await credentials.change(proof.credential, { authenticators, changedAt }, session)))
          throw wrongPassword();
        return sessions.removeAll(userId, sessionId, session);
      });
      await proof.succeed();
      return endedCount;
    },
  };
}

/** @returns The name as it is stored. */
function requireSoundNames(handle: string, displayName: string): string {
  const refused = (code: SignUpErrorCode, message: string, field: string) =>
    new Refusal(code, message, ["input", field]);
  if (!HANDLE_PATTERN.test(handle))
    throw refused(
      "INVALID_HANDLE",
      "A handle has 3 to 30 of a-z, 0-9, - and _, a letter or digit first.",
      "handle",
    );
  const name = normalDisplayName(displayName);
  if (name !== null) return name;
  throw refused(
    "INVALID_DISPLAY_NAME",
    `A name has 1 to ${DISPLAY_NAME_LENGTH_MAX} visible characters.`,
    "displayName",
  );
}

function requireSoundPassword(password: string, field: string): void {
  const length = [...password].length;
  if (length >= PASSWORD_LENGTH_MIN && length <= PASSWORD_LENGTH_MAX) return;
  const code: SignUpErrorCode & ChangePasswordErrorCode =
    length < PASSWORD_LENGTH_MIN ? "PASSWORD_TOO_SHORT" : "PASSWORD_TOO_LONG";
  throw new Refusal(
    code,
    `A password has ${PASSWORD_LENGTH_MIN} to ${PASSWORD_LENGTH_MAX} characters, got ${length}.`,
    ["input", field],
  );
}

const handleTaken = (): Refusal<SignUpErrorCode> =>
  new Refusal("HANDLE_TAKEN", "Somebody has this handle already.", ["input", "handle"]);

const wrongCredentials = (): Refusal<SignInErrorCode> =>
  new Refusal("WRONG_CREDENTIALS", "Handle or password is wrong.", null);

const wrongPassword = (): Refusal<ChangePasswordErrorCode> =>
  new Refusal("WRONG_PASSWORD", "The current password is wrong.", ["input", "currentPassword"]);

const tooMany = (field: string): Refusal<SignUpErrorCode & SignInErrorCode & ChangePasswordErrorCode> =>
  new Refusal("TOO_MANY_ATTEMPTS", "Too many attempts from here: try again in 15 minutes.", ["input", field]);
