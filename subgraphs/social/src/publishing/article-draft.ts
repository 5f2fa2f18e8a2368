import { Refusal } from "@kith/kit/refusal.ts";
import { shownLineOf } from "@kith/kit/shown-text.ts";
import type { PublishPostErrorCode, PublishPostInput } from "../generated/schema.types.ts";
import { draftOf, type PostDraft } from "../posts/post-draft.ts";

const TITLE_LENGTH_MAX = 100;
const ARTICLE_LENGTH_MAX = 20_000;

export type ArticleWish = Pick<PublishPostInput, "title" | "text" | "imageUrls" | "video">;

/** What an account publishes, all of it sound: for everybody, and at no place. @throws Refusal<PublishPostErrorCode> */
export function articleDraftOf(wish: ArticleWish): PostDraft & { readonly title: string | null } {
  const title = soundTitle(wish.title ?? "");
  const draft = draftOf(
    { ...wish, place: null, audience: "EVERYBODY", audienceUserIds: [] },
    { textLengthMax: ARTICLE_LENGTH_MAX },
  );
  return { ...draft, title };
}

function soundTitle(text: string): string | null {
  if (text.trim() === "") return null;
  const title = shownLineOf(text, TITLE_LENGTH_MAX);
  if (title !== null) return title;
  throw new Refusal<PublishPostErrorCode>(
    "INVALID_TITLE",
    `A title may have ${TITLE_LENGTH_MAX} visible characters.`,
    ["input", "title"],
  );
}
