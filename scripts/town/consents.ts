import { newId } from "@kith/kit/global-id.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import { CONSENT_PREFIX } from "../../subgraphs/users/src/consents/model.ts";
import type { Person } from "../../subgraphs/users/src/people/model.ts";
import type { Stores } from "../database/stores.ts";

const YEAR_MS = 365 * 86_400_000;
const SUGGESTIONS = { purpose: "FRIEND_SUGGESTIONS", scope: null } as const;

/** Every third person of the town lets themselves be suggested to people of their city, for a year from today. */
export async function consentToSuggestions(
  { clients, consents }: Stores,
  people: readonly Person[],
): Promise<void> {
  const consenting = people.filter((_person, index) => index % 3 === 1).map(({ _id }) => _id);
  const given = await consents.findLatest(consenting, SUGGESTIONS);
  const known = new Set(given.map(({ user }) => user));
  const grantedAt = new Date();
  const expiresAt = new Date(grantedAt.getTime() + YEAR_MS);

  await inTransaction(clients.users, async (session) => {
    for (const user of consenting.filter((id) => !known.has(id)))
      await consents.add(
        {
          ...SUGGESTIONS,
          ...{ _id: newId(CONSENT_PREFIX), user, grantedAt, expiresAt, revokedAt: null, isLatest: true },
        },
        session,
      );
  });
}
