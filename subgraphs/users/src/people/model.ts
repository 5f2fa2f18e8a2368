import type { GlobalId } from "@kith/kit/global-id.ts";
import { searchKeyOf } from "@kith/kit/prefix-search.ts";
import { shownLineOf } from "@kith/kit/shown-text.ts";
import type { Deletion } from "../deletions/model.ts";
import type { Visibility } from "../generated/schema.types.ts";

export const USER_PREFIX = "user";
export const INTERESTS_MAX = 20;
export const DISPLAY_NAME_LENGTH_MAX = 40;
export const HANDLE_PATTERN = /^[a-z0-9][a-z0-9_-]{2,29}$/;

/** The parts of a profile that a person may show to everybody, to friends or to nobody. */
export const PROFILE_PARTS = ["displayName", "avatarUrl", "bio", "city", "interests"] as const;
export type ProfilePart = (typeof PROFILE_PARTS)[number];

/** A person, as stored. */
export type Person = {
  readonly _id: GlobalId;
  /** Unique, in lower case. */
  readonly handle: string;
  readonly displayName: string;
  readonly avatarUrl?: string | null;
  /** By its Chinese name. */
  readonly city: string | null;
  readonly bio: string | null;
  /** At most 20. */
  readonly interests: readonly string[];
  readonly createdAt: Date;
  /** How often name, city, or who may see them has changed; 0 where it is missing. */
  readonly listingVersion?: number;
  /** What is missing is for everybody. */
  readonly visibility?: Readonly<Partial<Record<ProfilePart, Visibility>>>;
  /** That the person has asked to be gone. */
  readonly deletion?: Deletion;
};

/** A person's row: with what people are searched by. */
export type StoredPerson = Person & {
  /** The searched form of the name, and the id: one order of all people by name, without ties. */
  readonly searchKey: string;
  /** Whether the name is for everybody: who hides it is found by the handle only. */
  readonly isNameSearchable: boolean;
};

/** What a person is stored as. */
export const storedPersonOf = (person: Person): StoredPerson => ({
  ...person,
  searchKey: searchKeyOf(person.displayName, person._id),
  isNameSearchable: (person.visibility?.displayName ?? "EVERYBODY") === "EVERYBODY",
});

/** The form in which a handle is stored and looked up: people type it in any case, with or without the @. */
export const normalHandle = (handle: string): string => handle.trim().replace(/^@/, "").toLowerCase();

/** The form in which a name is stored, or null where it is empty, longer than 40 characters or not showable. */
export const normalDisplayName = (text: string): string | null => shownLineOf(text, DISPLAY_NAME_LENGTH_MAX);
