import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Visibility } from "../generated/schema.types.ts";
import type { Person, ProfilePart } from "../people/model.ts";

type Options = {
  readonly viewerId: GlobalId | null;
  /** Asked only where the answer depends on it. */
  readonly isFriendOfViewer: (id: GlobalId) => Promise<boolean>;
};

/** A part of a profile as the viewer may see it. */
export type Sight = <Part extends ProfilePart>(
  person: Person,
  part: Part,
) => NonNullable<Person[Part]> | null | Promise<NonNullable<Person[Part]> | null>;

/** Who may see a part of a person's profile, besides the person. */
export const visibilityOf = ({ visibility }: Person, part: ProfilePart): Visibility =>
  visibility?.[part] ?? "EVERYBODY";

/**
 * Decides, here alone, which parts of profiles a viewer sees: what is hidden is null, by whatever way one comes to it.
 * Where it takes a friendship and nobody can be asked, the part is not shown: the question's error is the answer.
 */
export const sightOf =
  ({ viewerId, isFriendOfViewer }: Options): Sight =>
  (person, part) => {
    const value = person[part] ?? null;
    const visibility = visibilityOf(person, part);
    if (value === null || viewerId === person._id || visibility === "EVERYBODY") return value;
    if (visibility === "NOBODY" || viewerId === null) return null;
    return isFriendOfViewer(person._id).then((isFriend) => (isFriend ? value : null));
  };
