import { requireViewer } from "@kith/kit/api-error.ts";
import { payloads } from "@kith/kit/refusal.ts";
import type {
  CancelAccountDeletionError,
  ChangePasswordError,
  DeleteAccountError,
  ExportMyDataError,
  GrantConsentError,
  MutationResolvers,
  RefreshSessionError,
  RequestRealNameVerificationError,
  RevokeConsentError,
  SignInError,
  SignOutError,
  SignUpError,
  UpdateProfileError,
} from "../generated/schema.types.ts";

const signUpPayload = payloads<SignUpError>("SignUpError");
const signInPayload = payloads<SignInError>("SignInError");
const refreshSessionPayload = payloads<RefreshSessionError>("RefreshSessionError");
const signOutPayload = payloads<SignOutError>("SignOutError");
const changePasswordPayload = payloads<ChangePasswordError>("ChangePasswordError");
const updateProfilePayload = payloads<UpdateProfileError>("UpdateProfileError");
const grantConsentPayload = payloads<GrantConsentError>("GrantConsentError");
const revokeConsentPayload = payloads<RevokeConsentError>("RevokeConsentError");
const deleteAccountPayload = payloads<DeleteAccountError>("DeleteAccountError");
const cancelAccountDeletionPayload = payloads<CancelAccountDeletionError>("CancelAccountDeletionError");
const exportMyDataPayload = payloads<ExportMyDataError>("ExportMyDataError");
const requestRealNameVerificationPayload = payloads<RequestRealNameVerificationError>(
  "RequestRealNameVerificationError",
);

export const Mutation: MutationResolvers = {
  signUp: (_parent, { input }, { address, accountService }) =>
    signUpPayload(async () => ({ session: await accountService.signUp(input, address) })),

  signIn: (_parent, { input }, { address, accountService }) =>
    signInPayload(async () => ({ session: await accountService.signIn(input, address) })),

  refreshSession: (_parent, { input }, { sessionService }) =>
    refreshSessionPayload(async () => ({ session: await sessionService.refresh(input.refreshToken) })),

  signOut(_parent, { input }, { viewerId, sessionId, sessionService }) {
    const userId = requireViewer(viewerId);
    return signOutPayload(async () => ({
      endedSessionCount: input.everywhere
        ? await sessionService.endAll(userId)
        : await sessionService.end(userId, sessionId),
    }));
  },

  changePassword(_parent, { input }, { viewerId, sessionId, address, accountService }) {
    const userId = requireViewer(viewerId);
    const change = { ...input, userId, sessionId };
    return changePasswordPayload(async () => ({
      endedSessionCount: await accountService.changePassword(change, address),
    }));
  },

  updateProfile(_parent, { input }, { viewerId, profileService }) {
    const userId = requireViewer(viewerId);
    return updateProfilePayload(async () => ({ user: await profileService.updateProfile(userId, input) }));
  },

  grantConsent(_parent, { input }, { viewerId, consentService }) {
    const { purpose, scope = null, expiresAt } = input;
    const subject = { user: requireViewer(viewerId), purpose, scope };
    return grantConsentPayload(async () => ({ consent: await consentService.grant(subject, expiresAt) }));
  },

  revokeConsent(_parent, { input }, { viewerId, consentService }) {
    const { purpose, scope = null } = input;
    const subject = { user: requireViewer(viewerId), purpose, scope };
    return revokeConsentPayload(async () => ({ consent: await consentService.revoke(subject) }));
  },

  requestRealNameVerification(_parent, { input }, { viewerId, verificationService }) {
    const userId = requireViewer(viewerId);
    const realName = { name: input.realName, identityNumber: input.identityNumber };
    return requestRealNameVerificationPayload(async () => ({
      verification: await verificationService.request(userId, realName),
    }));
  },

  deleteAccount(_parent, { input }, { viewerId, address, sessionId, deletionService }) {
    const asking = { userId: requireViewer(viewerId), address, sessionId };
    return deleteAccountPayload(async () => ({
      deletion: await deletionService.deleteAccount(asking, input.password),
    }));
  },

  exportMyData(_parent, _args, { viewerId, exportService }) {
    const userId = requireViewer(viewerId);
    return exportMyDataPayload(async () => ({ dataExport: await exportService.request(userId) }));
  },

  cancelAccountDeletion(_parent, { input }, { viewerId, address, sessionId, deletionService }) {
    const asking = { userId: requireViewer(viewerId), address, sessionId };
    return cancelAccountDeletionPayload(async () => ({
      user: await deletionService.cancelDeletion(asking, input.signsOutOthers),
    }));
  },
};
