import { type GlobalId, idOfName } from "@kith/kit/global-id.ts";
import type { FriendshipSource } from "../../subgraphs/social/src/generated/schema.types.ts";
import type { Person } from "../../subgraphs/users/src/people/model.ts";
import type { Bond } from "../loading/load-graph.ts";
import { CITIES, INTERESTS, randomName } from "./names.ts";
import { pick, randomOf } from "./random.ts";

const SEED = 20_260_217;
const PEOPLE = 200;
const NEIGHBOURHOOD_SIZE = 20;
const NEIGHBOUR_CHANCE = 0.45;
const STRANGER_CHANCE = 0.008;
const DAY_MS = 86_400_000;
const OPENED_AT = Date.UTC(2025, 0, 29, 2);

/** Everybody's old acquaintances: they open the list of people, in this order. */
const CAST = [
  { handle: "alice", displayName: "林爱丽" },
  { handle: "bob", displayName: "陈博" },
  { handle: "carol", displayName: "周可若" },
  { handle: "dan", displayName: "吴丹" },
  { handle: "eve", displayName: "何一凡" },
] as const;

/** The demo town: people in neighbourhoods of twenty who mostly know their neighbours. The same on every machine. */
export type Town = { readonly people: readonly Person[]; readonly bonds: readonly Bond[] };

const SOURCES: readonly [FriendshipSource, ...FriendshipSource[]] = [
  "PHONE_CONTACTS",
  "SCAN",
  "GROUP",
  "RED_ENVELOPE",
  "SEARCH",
];

export function buildTown(): Town {
  const random = randomOf(SEED);
  const people = Array.from({ length: PEOPLE }, (_, index) => personOf(index, random));
  const bonds: Bond[] = [];

  for (const [index, person] of people.entries()) {
    for (const [earlierIndex, earlier] of people.slice(0, index).entries()) {
      const since = new Date(OPENED_AT + Math.floor(random() * 365 * DAY_MS));
      const source = pick(SOURCES, random);
      if (areFriends(index, earlierIndex, random()))
        bonds.push({ people: [earlier._id, person._id], since, source });
    }
  }
  return { people, bonds };
}

/** The id of a person of the town. */
export const townId = (handle: string): GlobalId => idOfName("user", `town:${handle}`, OPENED_AT);

function personOf(index: number, random: () => number): Person {
  const made = randomName(random);
  const cast = CAST[index];
  const handle = cast?.handle ?? `${made.latin}-${index}`;
  const neighbourhood = Math.floor(index / NEIGHBOURHOOD_SIZE);
  const interests = INTERESTS.filter(() => random() < 0.25);
  return {
    _id: townId(handle),
    handle,
    displayName: cast?.displayName ?? made.chinese,
    // Most of a neighbourhood lives in one city; some have moved away.
    city: (random() < 0.8 ? CITIES[neighbourhood % CITIES.length] : pick(CITIES, random)) ?? null,
    bio: interests.length > 0 ? `喜欢${interests.join("、")}` : null,
    interests,
    createdAt: new Date(OPENED_AT + Math.floor(random() * 30 * DAY_MS)),
  };
}

// alice and bob are friends; carol has a request from alice, dan is on bad terms with carol, and eve is new in town.
function areFriends(index: number, earlierIndex: number, draw: number): boolean {
  const handles = [CAST[earlierIndex]?.handle, CAST[index]?.handle];
  if (handles[0] === "alice" && handles[1] === "bob") return true;
  if (
    handles.includes("eve") ||
    (handles.includes("carol") && handles[0] !== undefined && handles[1] !== undefined)
  )
    return false;
  const isNeighbour =
    Math.floor(index / NEIGHBOURHOOD_SIZE) === Math.floor(earlierIndex / NEIGHBOURHOOD_SIZE);
  return draw < (isNeighbour ? NEIGHBOUR_CHANCE : STRANGER_CHANCE);
}
