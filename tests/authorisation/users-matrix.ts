import { PASSWORD } from "../sign-in-client.ts";
import type { OutcomeByRole } from "./outcome-by-role.ts";
import type { Role } from "./social-scene.ts";
import { SUBJECT } from "./social-scene.ts";

const EVERYBODY: readonly Role[] = ["owner", "friend", "requested", "stranger", "blocked", "nobody"];
const UNLESS_BLOCKED: readonly Role[] = ["owner", "friend", "requested", "stranger", "nobody"];
const SIGNED_IN: readonly Role[] = ["owner", "friend", "requested", "stranger", "blocked"];
const WHO_FINDS: readonly Role[] = ["owner", "friend", "requested", "stranger"];
const FRIENDS: readonly Role[] = ["owner", "friend"];
const OWNER: readonly Role[] = ["owner"];
const SUPPORT: readonly Role[] = ["support"];
/** Only who signs in is given one; or the subject has none. */
const NOBODY_BY_READING: readonly Role[] = [];

/** Who sees each field of alice, and finds her, when they ask the subgraph for all there is. */
export const ROLES_BY_FIELD: Readonly<Record<string, readonly Role[]>> = {
  "Query.viewer": SIGNED_IN,
  "Query.user": UNLESS_BLOCKED,
  "Query.userByHandle": UNLESS_BLOCKED,
  "Query.searchPeople": SIGNED_IN,
  "Query.accountForSupport": SUPPORT,
  "Query.cities": EVERYBODY,
  "Query.interestCategories": EVERYBODY,

  "User.id": EVERYBODY,
  "User.handle": EVERYBODY,
  "User.displayName": EVERYBODY,
  "User.avatarUrl": EVERYBODY,
  "User.city": UNLESS_BLOCKED,
  "User.bio": FRIENDS,
  "User.interests": OWNER,
  "User.createdAt": UNLESS_BLOCKED,
  "User.profileVisibility": OWNER,
  "User.realNameVerification": OWNER,
  "User.isRealNameVerified": OWNER,
  "User.consents": OWNER,
  "User.deletion": NOBODY_BY_READING,
  "User.isDeactivated": EVERYBODY,
  "User.dataExports": OWNER,
  "User.neighbourIds": OWNER,
  // For social, which asks on behalf of nobody and lists by it: no client comes to these.
  "User.listing": EVERYBODY,
  "Listing.nameKey": EVERYBODY,
  "Listing.city": EVERYBODY,
  "Listing.version": EVERYBODY,

  "SuggestionReason.personId": EVERYBODY,
  "SuggestionReason.sharedCity": WHO_FINDS,

  "ProfileVisibility.displayName": OWNER,
  "ProfileVisibility.avatarUrl": OWNER,
  "ProfileVisibility.bio": OWNER,
  "ProfileVisibility.city": OWNER,
  "ProfileVisibility.interests": OWNER,

  "DataExport.id": OWNER,
  "DataExport.status": OWNER,
  "DataExport.requestedAt": OWNER,
  "DataExport.readyAt": OWNER,
  "DataExport.expiresAt": OWNER,
  "DataExport.sizeBytes": OWNER,
  "DataExport.downloadPath": OWNER,
  "AccountDeletion.requestedAt": NOBODY_BY_READING,
  "AccountDeletion.erasesAt": NOBODY_BY_READING,

  "RealNameVerification.status": OWNER,
  "RealNameVerification.requestedAt": OWNER,
  "RealNameVerification.decidedAt": OWNER,

  "ConsentConnection.edges": OWNER,
  "ConsentConnection.nodes": OWNER,
  "ConsentConnection.pageInfo": OWNER,
  "ConsentEdge.node": OWNER,
  "ConsentEdge.cursor": OWNER,
  "Consent.id": OWNER,
  "Consent.purpose": OWNER,
  "Consent.scope": NOBODY_BY_READING,
  "Consent.grantedAt": OWNER,
  "Consent.expiresAt": OWNER,
  "Consent.revokedAt": NOBODY_BY_READING,
  "Consent.isActive": OWNER,

  "PeopleConnection.edges": SIGNED_IN,
  "PeopleConnection.nodes": SIGNED_IN,
  "PeopleConnection.pageInfo": SIGNED_IN,
  "PeopleEdge.node": WHO_FINDS,
  "PeopleEdge.cursor": WHO_FINDS,
  "PageInfo.hasNextPage": SIGNED_IN,
  "PageInfo.hasPreviousPage": SIGNED_IN,
  "PageInfo.startCursor": WHO_FINDS,
  "PageInfo.endCursor": WHO_FINDS,

  "SupportAccount.id": SUPPORT,
  "SupportAccount.handle": SUPPORT,
  "SupportAccount.createdAt": SUPPORT,
  "SupportAccount.signIn": SUPPORT,
  "SupportAccount.lastSignInAt": SUPPORT,
  "SupportAccount.openSessionCount": SUPPORT,
  "SupportAccount.realNameStatus": SUPPORT,
  "SupportAccount.erasesAt": NOBODY_BY_READING,

  "Session.accessToken": NOBODY_BY_READING,
  "Session.accessTokenExpiresAt": NOBODY_BY_READING,
  "Session.refreshToken": NOBODY_BY_READING,
  "Session.refreshTokenExpiresAt": NOBODY_BY_READING,
  "Session.user": NOBODY_BY_READING,

  "City.name": EVERYBODY,
  "City.latinName": EVERYBODY,
  "City.province": EVERYBODY,
  "InterestCategory.name": EVERYBODY,
  "InterestCategory.englishName": EVERYBODY,
  "InterestCategory.interests": EVERYBODY,
  "Interest.name": EVERYBODY,
  "Interest.englishName": EVERYBODY,
};

/** The arguments by which fields are asked about alice. */
export const ARGUMENTS_BY_FIELD: Readonly<Record<string, string>> = {
  "Query.user": `(id: "${SUBJECT}")`,
  "Query.userByHandle": '(handle: "alice")',
  "Query.searchPeople": '(text: "alice")',
  "Query.accountForSupport": '(handle: "alice")',
};

const DONE = "done";
const NOT_SIGNED_IN = "UNAUTHENTICATED";

/** What comes to the same for everybody, signed in or not. */
const forEverybody = (outcome: string): OutcomeByRole => ({
  owner: outcome,
  friend: outcome,
  requested: outcome,
  stranger: outcome,
  blocked: outcome,
  nobody: outcome,
});

/** What is about the viewer's own account, and never about alice's: the owner's comes to something else, perhaps. */
const forOwnAccount = (others: string, owner = others): OutcomeByRole => ({
  ...forEverybody(others),
  owner,
  nobody: NOT_SIGNED_IN,
});

/** What comes of each mutation, sent with what would be right for alice, and the outcome by role. */
export const MUTATIONS: Readonly<
  Record<string, { readonly input: object; readonly outcomes: OutcomeByRole }>
> = {
  signUp: {
    input: { handle: "newcomer", displayName: "新人", password: PASSWORD },
    outcomes: forEverybody(DONE),
  },
  signIn: { input: { handle: "alice", password: PASSWORD }, outcomes: forEverybody(DONE) },
  refreshSession: { input: { refreshToken: "made up" }, outcomes: forEverybody("SESSION_ENDED") },
  signOut: { input: { everywhere: true }, outcomes: forOwnAccount(DONE) },
  changePassword: {
    input: { currentPassword: PASSWORD, newPassword: `${PASSWORD} 2` },
    outcomes: forOwnAccount("WRONG_PASSWORD", DONE),
  },
  updateProfile: { input: { bio: "别人写的" }, outcomes: forOwnAccount(DONE) },
  requestRealNameVerification: {
    input: { realName: "林爱丽", identityNumber: "11010519491231002X" },
    outcomes: forOwnAccount(DONE, "ALREADY_VERIFIED"),
  },
  deleteAccount: { input: { password: PASSWORD }, outcomes: forOwnAccount("WRONG_PASSWORD", DONE) },
  exportMyData: { input: {}, outcomes: forOwnAccount(DONE) },
  cancelAccountDeletion: { input: {}, outcomes: forOwnAccount("NOT_SCHEDULED") },
  grantConsent: {
    input: { purpose: "MARKETING", expiresAt: new Date(Date.now() + 3_600_000) },
    outcomes: forOwnAccount(DONE),
  },
  revokeConsent: {
    input: { purpose: "MARKETING" },
    outcomes: forOwnAccount("NO_SUCH_CONSENT", DONE),
  },
};

/** Which of them change something of alice when somebody else sends them: who has her password signs in as her. */
export const CHANGES_THE_SUBJECT: ReadonlySet<string> = new Set(["signIn"]);
