import type { GlobalId } from "@kith/kit/global-id.ts";
import { isDeactivated } from "../deletions/model.ts";
import type { Visibility } from "../generated/schema.types.ts";
import type { Person, ProfilePart } from "../people/model.ts";

type Options = {
  readonly viewerId: GlobalId | null;
  /** Asked only where the answer depends on it. */
  readonly isFriendOfViewer: (id: GlobalId) => Promise<boolean>;
  /** Whether a block stands between a person and a viewer who is somebody else. Asked only where it matters. */
  readonly isHiddenByBlock: (id: GlobalId) => Promise<boolean>;
};

/** What is seen of a person besides the handle: what they say of themselves, and since when they are here. */
export type SeenPart = ProfilePart | "createdAt";

/** What one viewer may see of people. */
export type Sight = ReturnType<typeof sightOf>;

/** By these people are told apart in lists: who blocks somebody has to see whom to unblock. */
const RECOGNISED_BY: ReadonlySet<SeenPart> = new Set(["displayName", "avatarUrl"]);

/** Who may see a part of a person's profile, besides the person. */
export const visibilityOf = ({ visibility }: Person, part: SeenPart): Visibility =>
  (part === "createdAt" ? undefined : visibility?.[part]) ?? "EVERYBODY";

/**
 * Decides, here alone, whom a viewer finds and which parts of profiles they see: what is hidden is null, by whatever way
 * one comes to it. Where it takes a friendship or a block and nobody can be asked, nothing is shown: the question's error
 * is the answer.
 */
export function sightOf({ viewerId, isFriendOfViewer, isHiddenByBlock }: Options) {
  return {
    /** The person who has an id or a handle: null where a block or their wish to be gone hides them, as where nobody has it. */
    async person(person: Person | null): Promise<Person | null> {
      if (person === null || viewerId === person._id) return person;
      if (isDeactivated(person)) return null;
      if (viewerId === null) return person;
      return (await isHiddenByBlock(person._id)) ? null : person;
    },

    /** A part of a person who was come to in any way, through lists of people too. */
    part<Part extends SeenPart>(person: Person, part: Part): Seen<Part> | Promise<Seen<Part>> {
      const { _id } = person;
      const value = person[part] ?? null;
      const visibility = visibilityOf(person, part);
      if (value === null || viewerId === _id) return value;
      if (visibility === "NOBODY") return null;
      if (isDeactivated(person) && !RECOGNISED_BY.has(part)) return null;
      // No friendship outlives a block.
      if (visibility === "FRIENDS")
        return viewerId === null ? null : isFriendOfViewer(_id).then((isFriend) => (isFriend ? value : null));
      if (viewerId === null || RECOGNISED_BY.has(part)) return value;
      return isHiddenByBlock(_id).then((isHidden) => (isHidden ? null : value));
    },
  };
}

type Seen<Part extends SeenPart> = NonNullable<Person[Part]> | null;
