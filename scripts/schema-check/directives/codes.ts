/** What to do about each change of a directive, by its code. */
export const DIRECTIVE_WAYS_OUT = {
  AUTHENTICATED_REMOVED: "Put @authenticated back, unless everybody may see it.",
  AUTHENTICATED_ADDED: "Tell the client teams: who is not signed in is refused from now on.",
  SCOPES_WEAKENED: "Put the scopes back, unless whoever has fewer may see it.",
  SCOPES_TIGHTENED: "Tell the client teams: tokens without the scopes are refused from now on.",
  POLICY_WEAKENED: "Put the policies back, unless whoever meets fewer may see it.",
  POLICY_TIGHTENED: "Tell the client teams: whoever does not meet the policies is refused from now on.",
  COST_LOWERED:
    "Say in the pull request what got cheaper: the limit of an operation lets more of it through.",
  COST_RAISED: "Look at the cost of the operations that use it: the limit may refuse them.",
  LIST_SIZE_CHANGED: "Say in the pull request how long the list gets: the limit of an operation goes by it.",
  INACCESSIBLE_ADDED: "Deprecate it with a removal date, and hide it when no active operation uses it.",
  INACCESSIBLE_REMOVED: "See to it that every client may know it: it was hidden until now.",
  TAG_ADDED: "Look at the contracts that go by the tag.",
  TAG_REMOVED: "Look at the contracts that go by the tag.",
  DEPRECATED_ADDED: "Tell the client teams what to use instead.",
  DEPRECATED_CHANGED: "Nothing to do.",
  DEPRECATED_REMOVED: "Tell the client teams that it stays: they may have moved away from it.",
} as const satisfies Readonly<Record<string, string>>;

export type DirectiveCode = keyof typeof DIRECTIVE_WAYS_OUT;
