/**
 * What the registered operation `Home` may cost, for a person with three friends as for one with five thousand.
 *
 * Fetches: users twice (who asks; then everybody's names at once), every other subgraph once. Commands: users one for
 * each fetch; social the viewer's blocks, once for all fields, their counter and page, the friends' counters and pages, the viewer's
 * friend ids and the shared friends, and the blocks once more, which users asks for; groups the memberships and the groups; commerce the account.
 */
export const HOME_BUDGET = {
  fetches: { users: 2, social: 1, groups: 1, commerce: 1 },
  commands: { users: 2, social: 8, groups: 2, commerce: 1 },
} as const;
