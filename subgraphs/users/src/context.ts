import type { Viewer } from "@kith/kit/viewer-header.ts";
import type { AccountService } from "./accounts/account-service.ts";
import { personLoaders } from "./people/loaders.ts";
import type { PersonStore } from "./people/person-store.ts";
import type { SessionService } from "./sessions/session-service.ts";

type Parts = {
  readonly people: PersonStore;
  readonly accountService: AccountService;
  readonly sessionService: SessionService;
};

/** What one request may reach. */
export type Context = {
  readonly viewerId: string | null;
  /** The sign-in that the viewer's token belongs to. */
  readonly sessionId: string | null;
  /** Where the client asks from. */
  readonly address: string | null;
  readonly accountService: AccountService;
  readonly sessionService: SessionService;
  readonly loaders: ReturnType<typeof personLoaders>;
};

export const contextFor =
  ({ people, ...services }: Parts) =>
  ({ viewerId, sessionId, address }: Viewer): Context => ({
    ...services,
    viewerId,
    sessionId: sessionId ?? null,
    address: address ?? null,
    loaders: personLoaders(people),
  });
