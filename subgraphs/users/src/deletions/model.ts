const DAY_MS = 86_400_000;

/** How long a person may think better of it. */
export const GRACE_MS = 30 * DAY_MS;
/**
 * So long before the end nobody is given a token any more: longer than one lives, so that at the end nobody holds one, and
 * nothing is written on behalf of somebody who is being erased.
 */
export const SIGN_IN_ENDS_BEFORE_MS = 20 * 60_000;
/** How long nobody else may take the handle of somebody who is gone. */
export const HANDLE_RESERVED_MS = 365 * DAY_MS;

/** A person's wish to be gone. Until it is done they are hidden from others, and may take it back. */
export type Deletion = { readonly requestedAt: Date; readonly erasesAt: Date };

type Deletable = { readonly deletion?: Deletion };

/** Whether somebody has asked to be gone: they are hidden from others from then on. */
export const isDeactivated = ({ deletion }: Deletable): boolean => deletion !== undefined;

/** Whether somebody is gone, be they erased yet or not. */
export const isGone = ({ deletion }: Deletable, now: Date): boolean =>
  deletion !== undefined && deletion.erasesAt <= now;

/** Whether somebody may be given a token. */
export const maySignIn = ({ deletion }: Deletable, now: Date): boolean =>
  deletion === undefined || now.getTime() < deletion.erasesAt.getTime() - SIGN_IN_ENDS_BEFORE_MS;
