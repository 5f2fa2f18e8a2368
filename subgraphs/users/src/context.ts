import type { PageRequest } from "@kith/kit/connection.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { invariant } from "@kith/kit/invariant.ts";
import { type Peer, peerLoaderOf } from "@kith/kit/peer-loader.ts";
import type { Hits } from "@kith/kit/prefix-search.ts";
import type { Viewer } from "@kith/kit/viewer-header.ts";
import type { AccountService } from "./accounts/account-service.ts";
import type { ConsentService } from "./consents/consent-service.ts";
import type { ConsentStore } from "./consents/consent-store.ts";
import type { DeletionService } from "./deletions/deletion-service.ts";
import type { DownloadLinks } from "./exports/download-link.ts";
import type { ExportService } from "./exports/export-service.ts";
import type { ExportStore } from "./exports/export-store.ts";
import { exportsLoader } from "./exports/loaders.ts";
import { neighbourIdsOf } from "./neighbours/neighbours.ts";
import { personLoaders } from "./people/loaders.ts";
import type { Person, StoredPerson } from "./people/model.ts";
import type { PersonStore } from "./people/person-store.ts";
import type { ProfileService } from "./profiles/profile-service.ts";
import { type Sight, sightOf } from "./profiles/visibility.ts";
import { searchPeople } from "./search/people-search.ts";
import type { SessionService } from "./sessions/session-service.ts";
import type { SupportService } from "./support/support-service.ts";
import { verificationLoaders } from "./verifications/loaders.ts";
import type { VerificationService } from "./verifications/verification-service.ts";
import type { VerificationStore } from "./verifications/verification-store.ts";

type Parts = {
  readonly people: PersonStore;
  readonly accountService: AccountService;
  readonly sessionService: SessionService;
  readonly profileService: ProfileService;
  readonly consents: ConsentStore;
  readonly consentService: ConsentService;
  readonly verifications: VerificationStore;
  readonly verificationService: VerificationService;
  readonly supportService: SupportService;
  readonly deletionService: DeletionService;
  readonly exports: ExportStore;
  readonly exportService: ExportService;
  readonly links: DownloadLinks;
  readonly now: () => Date;
  readonly social: Peer;
};

/** What one request may reach. */
export type Context = {
  readonly viewerId: string | null;
  /** What the viewer's token lets them do. */
  readonly scopes: readonly string[];
  /** The sign-in that the viewer's token belongs to. */
  readonly sessionId: string | null;
  /** Where the client asks from. */
  readonly address: string | null;
  readonly accountService: AccountService;
  readonly sessionService: SessionService;
  readonly profileService: ProfileService;
  readonly consentService: ConsentService;
  readonly verificationService: VerificationService;
  readonly supportService: SupportService;
  readonly deletionService: DeletionService;
  readonly exportService: ExportService;
  readonly links: DownloadLinks;
  readonly now: () => Date;
  readonly searchPeople: (text: string, request: PageRequest) => Promise<Hits<StoredPerson>>;
  /** Strangers of a person's city who want to be found. */
  readonly neighbourIdsOf: (person: Person) => Promise<GlobalId[]>;
  /** The only way to whom and what may be hidden from the viewer. */
  readonly sight: Sight;
  readonly loaders: ReturnType<typeof personLoaders> & {
    readonly consentsPage: ReturnType<ConsentStore["pageLoader"]>;
    readonly exportsOf: ReturnType<typeof exportsLoader>;
  } & ReturnType<typeof verificationLoaders>;
};

type Hideable = { readonly isHiddenFromViewer: boolean };
type Viewing = { readonly hiddenPeopleIds: readonly GlobalId[] | null };
type Befriended = { readonly friendshipWithViewer: { readonly status: string } | null };

export const contextFor =
  ({ people, consents, verifications, exports, social, ...services }: Parts) =>
  (viewer: Viewer): Context => {
    const { viewerId, scopes, sessionId, address } = viewer;
    const ask = <Answer>(name: string, selection: string) =>
      peerLoaderOf<Answer>(name, { peer: social, viewer, typename: "User", selection });
    const friendship = ask<Befriended>("friendship", "friendshipWithViewer { status }");
    const hiding = ask<Hideable>("hiding", "isHiddenFromViewer");
    const hidden = ask<Viewing>("hidden", "hiddenPeopleIds");
    return {
      ...services,
      viewerId,
      scopes,
      sessionId: sessionId ?? null,
      address: address ?? null,
      sight: sightOf({
        viewerId,
        isFriendOfViewer: async (id) =>
          (await friendship.load(id))?.friendshipWithViewer?.status === "FRIENDS",
        isHiddenByBlock: async (id) => (await hiding.load(id))?.isHiddenFromViewer ?? true,
      }),
      neighbourIdsOf: (person) => neighbourIdsOf(person, { people, consents, now: services.now() }),
      searchPeople: async (text, request) => {
        const hiddenIds = viewerId === null ? [] : (await hidden.load(viewerId))?.hiddenPeopleIds;
        invariant(hiddenIds != null, "social does not say whom it hides from the viewer");
        return searchPeople(text, request, { people, hiddenIds });
      },
      loaders: {
        ...personLoaders(people, services.now()),
        ...verificationLoaders(verifications),
        consentsPage: consents.pageLoader(),
        exportsOf: exportsLoader(exports),
      },
    };
  };
