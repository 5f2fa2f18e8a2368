import type { GlobalId } from "@kith/kit/global-id.ts";
import { httpsUrlOf } from "@kith/kit/https-url.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import { shownLineOf, shownTextOf } from "@kith/kit/shown-text.ts";
import type { CreatePostErrorCode, CreatePostInput } from "../generated/schema.types.ts";
import type { Post } from "./model.ts";

const TEXT_LENGTH_MAX = 2_000;
const IMAGES_MAX = 9;
const URL_LENGTH_MAX = 2_048;
const DURATION_MAX_MS = 60_000;
const PLACE_NAME_LENGTH_MAX = 100;
const LATITUDE_MAX = 90;
const LONGITUDE_MAX = 180;
const AUDIENCE_MAX = 500;

/** What somebody wishes to post: the ids of its audience are ids, and nothing else of it is known to be right. */
export type PostWish = Pick<CreatePostInput, "text" | "imageUrls" | "video" | "place" | "audience"> & {
  readonly audienceUserIds: readonly GlobalId[];
};

/** What a post says and shows, all of it sound, and whom its audience names: at most 500 different people. */
export type PostDraft = Pick<Post, "text" | "imageUrls" | "video" | "place" | "audience"> & {
  readonly named: readonly GlobalId[];
};

/** @throws Refusal<CreatePostErrorCode> */
export function draftOf(wish: PostWish, { textLengthMax = TEXT_LENGTH_MAX } = {}): PostDraft {
  const draft = {
    text: soundText(wish.text ?? "", textLengthMax),
    imageUrls: soundImages(wish.imageUrls),
    video: soundVideo(wish.video ?? null),
    place: soundPlace(wish.place ?? null),
    audience: wish.audience,
    named: soundAudience(wish),
  };
  if (draft.text === null && draft.imageUrls.length === 0 && draft.video === null)
    throw refusal("EMPTY", "A post needs a text, pictures or a video.");
  if (draft.imageUrls.length > 0 && draft.video !== null)
    throw refusal("IMAGES_AND_VIDEO", "A post has pictures or a video.", "video");
  return draft;
}

function soundText(text: string, lengthMax: number): string | null {
  const lines = shownTextOf(text, lengthMax);
  if (lines !== null) return lines || null;
  throw refusal("INVALID_TEXT", `The text may have ${lengthMax} visible characters.`, "text");
}

function soundImages(urls: readonly string[]): readonly string[] {
  if (urls.length > IMAGES_MAX)
    throw refusal("TOO_MANY_IMAGES", `There may be ${IMAGES_MAX} pictures, got ${urls.length}.`, "imageUrls");
  return urls.map((url) => soundUrl(url, "imageUrls"));
}

function soundUrl(text: string, field: string): string {
  const url = httpsUrlOf(text, URL_LENGTH_MAX);
  if (url !== null) return url;
  throw refusal(
    "INVALID_URL",
    `Pictures and videos are at https URLs of at most ${URL_LENGTH_MAX} characters.`,
    field,
  );
}

function soundVideo(video: PostWish["video"] | null): PostDraft["video"] {
  if (video == null) return null;
  const { durationMs } = video;
  const url = soundUrl(video.url, "video");
  if (durationMs >= 1 && durationMs <= DURATION_MAX_MS) return { url, durationMs };
  throw refusal(
    "INVALID_DURATION",
    `A video is 1 to ${DURATION_MAX_MS} ms long, got ${durationMs}.`,
    "video",
  );
}

function soundPlace(place: PostWish["place"] | null): PostDraft["place"] {
  if (place == null) return null;
  const name = shownLineOf(place.name, PLACE_NAME_LENGTH_MAX);
  const [latitude, longitude] = [place.latitude ?? null, place.longitude ?? null];
  const isOnEarth =
    latitude === null || longitude === null
      ? latitude === longitude
      : Math.abs(latitude) <= LATITUDE_MAX && Math.abs(longitude) <= LONGITUDE_MAX;
  if (name !== null && isOnEarth) return { name, latitude, longitude };
  throw refusal(
    "INVALID_PLACE",
    "A place has a name, and both latitude and longitude or neither of them.",
    "place",
  );
}

function soundAudience({ audience, audienceUserIds }: PostWish): readonly GlobalId[] {
  const isNamed = audience === "SOME" || audience === "EXCEPT";
  const named = [...new Set(audienceUserIds)];
  if (isNamed ? named.length >= 1 && named.length <= AUDIENCE_MAX : named.length === 0) return named;
  throw refusal(
    "INVALID_AUDIENCE",
    isNamed
      ? `Name 1 to ${AUDIENCE_MAX} friends, got ${named.length}.`
      : `Nobody is named for the audience ${audience}.`,
    "audienceUserIds",
  );
}

const refusal = (code: CreatePostErrorCode, message: string, field?: string) =>
  new Refusal(code, message, field === undefined ? null : ["input", field]);
