import type { Role } from "./social-scene.ts";

/** What comes of a mutation for each role; what is not said of the support desk is what a stranger gets. */
export type OutcomeByRole = Readonly<Record<Exclude<Role, "support">, string> & { support?: string }>;

/** The scope `support` opens what a field says it opens, and nothing else: its bearer is a stranger otherwise. */
export const isSeenBy = (role: Role, roles: readonly Role[] = []): boolean =>
  roles.includes(role) || (role === "support" && roles.includes("stranger"));

/** The outcome for every role. */
export const forAllRoles = (outcomes: OutcomeByRole): Record<Role, string> => ({
  support: outcomes.stranger,
  ...outcomes,
});
