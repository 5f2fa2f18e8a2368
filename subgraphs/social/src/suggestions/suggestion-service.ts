import type { GlobalId } from "@kith/kit/global-id.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import type { DismissSuggestionErrorCode } from "../generated/schema.types.ts";
import type { DismissalStore } from "./dismissal-store.ts";

export type SuggestionService = ReturnType<typeof suggestionService>;

type Parts = { readonly dismissals: DismissalStore; readonly now: () => Date };

/** Whom the viewer may know of. */
type Known = {
  readonly personExists: (id: GlobalId) => Promise<boolean>;
  readonly isHidden: (id: GlobalId) => Promise<boolean>;
};

/** The rules by which people say whom they do not want to be suggested. */
export const suggestionService = ({ dismissals, now }: Parts) => ({
  /**
   * Keeps a person out of the viewer's suggestions for 180 days. Dismissing twice begins them anew.
   *
   * @throws Refusal<DismissSuggestionErrorCode>
   */
  async dismissSuggestion(
    viewerId: GlobalId,
    person: GlobalId,
    { personExists, isHidden }: Known,
  ): Promise<void> {
    const refuse = (code: DismissSuggestionErrorCode, message: string): never => {
      throw new Refusal(code, message, ["input", "userId"]);
    };
    if (viewerId === person) refuse("SELF", "You are not suggested to yourself.");
    // Whom a block hides is nobody here, as where a friendship is asked for.
    if ((await isHidden(person)) || !(await personExists(person)))
      refuse("USER_NOT_FOUND", "Nobody has this user id.");
    await dismissals.put(viewerId, person, now());
  },
});
