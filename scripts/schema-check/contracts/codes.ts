/** What to do about what is wrong with a contract. */
export const CONTRACT_WAYS_OUT = {
  CONTRACT_WITHOUT_API: "Tag what is shown together with what it gives, or exclude the field that gives it.",
  CONTRACT_REMOVED: "Keep the file until nobody is served by it any more.",
} as const satisfies Readonly<Record<string, string>>;
export type ContractCode = keyof typeof CONTRACT_WAYS_OUT;
