import { httpsUrlOf } from "@kith/kit/https-url.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import { shownLineOf, shownTextOf } from "@kith/kit/shown-text.ts";
import { HANDLE_PATTERN, type LifeAccount, normalHandle } from "./model.ts";

const DISPLAY_NAME_LENGTH_MAX = 40;
const DESCRIPTION_LENGTH_MAX = 500;

type DraftErrorCode =
  | "INVALID_HANDLE"
  | "INVALID_DISPLAY_NAME"
  | "INVALID_DESCRIPTION"
  | "INVALID_AVATAR_URL";

/** What an account says of itself: undefined leaves a part as it is, null empties it. */
export type AccountWish = {
  readonly displayName?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly avatarUrl?: string | null | undefined;
};

export type AccountParts = Partial<Pick<LifeAccount, "displayName" | "description" | "avatarUrl">>;

/** @throws Refusal<DraftErrorCode> */
export function soundHandle(text: string): string {
  const handle = normalHandle(text);
  if (HANDLE_PATTERN.test(handle)) return handle;
  throw refusal(
    "INVALID_HANDLE",
    "A handle has 3 to 30 of a-z, 0-9, - and _, a letter or digit first.",
    "handle",
  );
}

/** The parts that are named, each in the form in which it is stored. @throws Refusal<DraftErrorCode> */
export const soundParts = ({ displayName, description, avatarUrl }: AccountWish): AccountParts => ({
  ...(displayName !== undefined && { displayName: soundDisplayName(displayName ?? "") }),
  ...(description !== undefined && { description: soundDescription(description ?? "") }),
  ...(avatarUrl !== undefined && { avatarUrl: avatarUrl === null ? null : soundAvatarUrl(avatarUrl) }),
});

function soundDisplayName(text: string): string {
  const name = shownLineOf(text, DISPLAY_NAME_LENGTH_MAX);
  if (name !== null) return name;
  throw refusal(
    "INVALID_DISPLAY_NAME",
    `A name has 1 to ${DISPLAY_NAME_LENGTH_MAX} visible characters.`,
    "displayName",
  );
}

function soundDescription(text: string): string | null {
  const description = shownTextOf(text, DESCRIPTION_LENGTH_MAX);
  if (description !== null) return description || null;
  throw refusal(
    "INVALID_DESCRIPTION",
    `A description may have ${DESCRIPTION_LENGTH_MAX} visible characters.`,
    "description",
  );
}

function soundAvatarUrl(text: string): string {
  const url = httpsUrlOf(text);
  if (url !== null) return url;
  throw refusal(
    "INVALID_AVATAR_URL",
    "The picture must be an https URL of at most 500 characters.",
    "avatarUrl",
  );
}

const refusal = (code: DraftErrorCode, message: string, field: string) =>
  new Refusal(code, message, ["input", field]);
