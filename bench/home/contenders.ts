import type { Answer, Client } from "../../tests/client.ts";
import { friendByFriend } from "./friend-by-friend.ts";
import type { Variant } from "./variants.ts";

/** A way to get the screen of `Home`. */
export type Contender = {
  readonly name: string;
  /** @returns All answers that it took. */
  readonly act: () => Promise<readonly Answer<object>[]>;
};

type Clients = Readonly<Record<"most" | "few", Client>>;

export const SHIPPED = "shipped";
export const ONE_BY_ONE = "(a) a query a friend, no DataLoader";

/** The screen as Kith gives it, and as it is written otherwise, for the person with the most friends. */
export function contendersOf(home: string, clientsOf: (variant: Variant) => Clients): readonly Contender[] {
  const shipped = clientsOf("shipped");
  const withoutBatching = clientsOf("without-batching");
  const sliced = clientsOf("sliced-in-memory");
  const askHome = (client: Client) => async () => [await client.query<object>(home)];
  return [
    { name: SHIPPED, act: askHome(shipped.most) },
    { name: "shipped, for somebody with three friends", act: askHome(shipped.few) },
    { name: ONE_BY_ONE, act: () => friendByFriend(withoutBatching.most) },
    { name: "a query a friend, DataLoader within each", act: () => friendByFriend(shipped.most) },
    { name: "one query, no DataLoader", act: askHome(withoutBatching.most) },
    { name: "(b) DataLoader, $in, sliced in memory", act: askHome(sliced.most) },
  ];
}

/** How many database commands and fetches an act took, all its answers together. */
export function costOf(answers: readonly Answer<object>[]): { commands: number; fetches: number } {
  const sumOf = (counts: Readonly<Record<string, number>>): number =>
    Object.values(counts).reduce((sum, count) => sum + count, 0);
  const costs = answers.map(({ extensions }) => extensions.kith);
  return {
    commands: costs.reduce((sum, { commands }) => sum + sumOf(commands), 0),
    fetches: costs.reduce((sum, { fetches }) => sum + sumOf(fetches), 0),
  };
}
