import type { GlobalId } from "@kith/kit/global-id.ts";

export const USER_PREFIX = "user";
export const INTERESTS_MAX = 20;
export const HANDLE_PATTERN = /^[a-z0-9][a-z0-9_-]{2,29}$/;

/** A person, as stored. */
export type Person = {
  readonly _id: GlobalId;
  /** Unique, in lower case. */
  readonly handle: string;
  readonly displayName: string;
  readonly city: string | null;
  readonly bio: string | null;
  /** At most 20. */
  readonly interests: readonly string[];
  readonly createdAt: Date;
};

/** The form in which a handle is stored and looked up: people type it in any case, with or without the @. */
export const normalHandle = (handle: string): string => handle.trim().replace(/^@/, "").toLowerCase();

/**
 * Whether a text may be shown to others: it has nothing in it that cannot be seen, and nothing that turns the direction
 * of what is written after it.
 */
export const isShowable = (text: string): boolean =>
  !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u.test(text);
