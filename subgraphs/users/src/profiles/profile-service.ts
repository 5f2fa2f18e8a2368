import type { GlobalId } from "@kith/kit/global-id.ts";
import { httpsUrlOf } from "@kith/kit/https-url.ts";
import type { OutboxStore } from "@kith/kit/outbox/outbox-store.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import { shownTextOf } from "@kith/kit/shown-text.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import type { MongoClient } from "mongodb";
import { RELISTINGS_MAX, type Throttle } from "../attempts/throttle.ts";
import type { UpdateProfileErrorCode } from "../generated/schema.types.ts";
import { isInterest } from "../interests/taxonomy.ts";
import {
  DISPLAY_NAME_LENGTH_MAX,
  INTERESTS_MAX,
  normalDisplayName,
  type Person,
  type ProfilePart,
} from "../people/model.ts";
import type { PersonStore, ProfileChanges } from "../people/person-store.ts";
import { cityNamed } from "../places/cities.ts";
import { changedEvent, isListingChanged } from "./listing.ts";

export type ProfileService = ReturnType<typeof profileService>;

const BIO_LENGTH_MAX = 200;
const URL_LENGTH_MAX = 500;

type Parts = {
  readonly client: MongoClient;
  readonly people: Pick<PersonStore, "changeProfile">;
  readonly outbox: Pick<OutboxStore, "add">;
  readonly throttle: Pick<Throttle, "admitRelisting">;
};

/** What may come in for each part: undefined leaves it as it is, null empties it. */
type Wish = { readonly [Part in ProfilePart]?: Person[Part] | null | undefined } & {
  readonly visibility?: ProfileChanges["visibility"] | null;
};

/** The rules by which people say who they are. */
export function profileService({ client, people, outbox, throttle }: Parts) {
  const change = async (id: GlobalId, changes: ProfileChanges): Promise<Person | null> => {
    if (!isListingChanged(changes)) return people.changeProfile(id, changes);
    if (!(await throttle.admitRelisting(id)))
      throw refusal(
        "TOO_MANY_CHANGES",
        `Name and city can be changed ${RELISTINGS_MAX} times within 15 minutes.`,
      );
    return inTransaction(client, async (session) => {
      const person = await people.changeProfile(id, changes, session);
      if (person !== null) await outbox.add([changedEvent(person)], session);
      return person;
    });
  };

  return {
    /**
     * Changes the named parts of a person's own profile, and no others. One command; four where it changes how others list
     * the person, whom an event tells of it.
     *
     * @throws Refusal<UpdateProfileErrorCode>
     */
    async updateProfile(id: GlobalId, wish: Wish): Promise<Person> {
      const { displayName, avatarUrl, bio, city, interests, visibility } = wish;
      const changes: ProfileChanges = {
        ...(displayName !== undefined && { displayName: soundDisplayName(displayName) }),
        ...(avatarUrl !== undefined && { avatarUrl: soundUrl(avatarUrl) }),
        ...(bio !== undefined && { bio: soundBio(bio) }),
        ...(city !== undefined && { city: soundCity(city) }),
        ...(interests !== undefined && { interests: soundInterests(interests ?? []) }),
        ...(visibility != null && { visibility }),
      };
      const person = await change(id, changes);
      if (person === null) throw refusal("PERSON_NOT_FOUND", "This account is gone.");
      return person;
    },
  };
}

function soundDisplayName(text: string | null): string {
  const name = normalDisplayName(text ?? "");
  if (name !== null) return name;
  throw refusal(
    "INVALID_DISPLAY_NAME",
    `A name has 1 to ${DISPLAY_NAME_LENGTH_MAX} visible characters.`,
    "displayName",
  );
}

function soundUrl(text: string | null): string | null {
  if (text === null) return null;
  const url = httpsUrlOf(text, URL_LENGTH_MAX);
  if (url !== null) return url;
  throw refusal(
    "INVALID_AVATAR_URL",
    `The picture must be an https URL of at most ${URL_LENGTH_MAX} characters.`,
    "avatarUrl",
  );
}

function soundBio(text: string | null): string | null {
  const bio = shownTextOf(text ?? "", BIO_LENGTH_MAX);
  if (bio !== null) return bio || null;
  throw refusal("INVALID_BIO", `It may have ${BIO_LENGTH_MAX} visible characters.`, "bio");
}

function soundCity(name: string | null): string | null {
  if (name === null || cityNamed(name) !== undefined) return name;
  throw refusal("UNKNOWN_CITY", "The table of cities does not have this one.", "city");
}

function soundInterests(names: readonly string[]): readonly string[] {
  const different = [...new Set(names)];
  if (different.length > INTERESTS_MAX)
    throw refusal(
      "TOO_MANY_INTERESTS",
      `There may be ${INTERESTS_MAX} interests, got ${different.length}.`,
      "interests",
    );
  if (different.every(isInterest)) return different;
  throw refusal("UNKNOWN_INTEREST", "The taxonomy does not have one of these interests.", "interests");
}

const refusal = (code: UpdateProfileErrorCode, message: string, field?: string) =>
  new Refusal(code, message, field === undefined ? null : ["input", field]);
