import type { GlobalId } from "@kith/kit/global-id.ts";
import { randomOf } from "../../scripts/town/random.ts";
import type { Context } from "../../subgraphs/social/src/context.ts";
import { degreeOf, friendsOf, type Graph } from "./graph.ts";

const SEED = 11;
const SAMPLE = 500;
const PAGE_SIZE = 10;
const PEOPLE_IN_BATCH = 100;
const WELL_KNOWN_MIN = 11;
const WELL_KNOWN_MAX = 200;

export const PAGE = "friends page";
export const BATCH = "friends pages of 100 people";

/** What is asked of a graph, each time for other people, of a new request's context. */
export type Question = {
  readonly name: string;
  /** Whether it is a page: the bars are for these. */
  readonly isPage: boolean;
  /** Asked as if nobody had an inbox. */
  readonly isWithoutInboxes?: true;
  readonly ask: (contextOf: (viewer: GlobalId) => Context) => Promise<unknown>;
};

/** What is asked of a graph, and who reads their feed in it. */
export type Questions = { readonly questions: readonly Question[]; readonly readers: readonly GlobalId[] };

/** The questions for one graph: the same ones for graphs of all sizes, for people drawn with a fixed seed. */
export function questionsOf(graph: Graph): Questions {
  const random = randomOf(SEED);
  const everybody = graph.ids.map((_id, person) => person);
  const idOf = (person: number): GlobalId => graph.ids[person] ?? "";
  const draw = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const sample = <Item>(make: () => Item): Item[] => Array.from({ length: SAMPLE }, make);

  // Whose page is full, in graphs of all sizes.
  const wellKnown = everybody.filter((person) => {
    const degree = degreeOf(graph, person);
    return degree >= WELL_KNOWN_MIN && degree <= WELL_KNOWN_MAX;
  });
  const viewers = sample(() => draw(wellKnown));
  const pairs = sample(() => [draw(wellKnown), draw(wellKnown)] as const);
  // Of the same people as the pages of one, so that one and many are asked of the same working set.
  const crowd = (): GlobalId[] => {
    const people = new Set<number>();
    while (people.size < PEOPLE_IN_BATCH) people.add(draw(viewers));
    return [...people].map(idOf);
  };
  const crowds = sample(crowd);
  // People who share friends with the viewer, and as many strangers as it takes.
  const around = viewers.map((viewer) => {
    const near = new Set([...friendsOf(graph, viewer)].flatMap((friend) => [...friendsOf(graph, friend)]));
    near.delete(viewer);
    while (near.size < PEOPLE_IN_BATCH) near.add(draw(everybody));
    return [...near].slice(0, PEOPLE_IN_BATCH).map(idOf);
  });

  let turn = 0;
  const next = <Item>(items: readonly Item[]): Item => items[turn++ % items.length] as Item;
  const request = { limit: PAGE_SIZE, after: null };
  const pageOf = ({ loaders }: Context, parent: GlobalId) =>
    loaders.friendsPageByOrder.RECENT.load({ parent, request });
  const feedPagesOf = (name: string, nextViewer: () => GlobalId): Question[] => {
    const ask: Question["ask"] = (contextOf) => {
      const viewer = nextViewer();
      return contextOf(viewer).loaders.feedPage.load({ viewer, request });
    };
    return [
      { name, isPage: true, ask },
      { name: `${name}, gathered: no inbox, no bar`, isPage: false, isWithoutInboxes: true, ask },
    ];
  };
  const capped = everybody.filter((person) => degreeOf(graph, person) > WELL_KNOWN_MAX).map(idOf);

  const questions: Question[] = [
    {
      name: PAGE,
      isPage: true,
      ask: (contextOf) => pageOf(contextOf(idOf(next(viewers))), idOf(next(viewers))),
    },
    {
      name: BATCH,
      isPage: true,
      ask(contextOf) {
        const context = contextOf(idOf(next(viewers)));
        return Promise.all(next(crowds).map((person) => pageOf(context, person)));
      },
    },
    {
      name: "mutual friends of a pair",
      isPage: false,
      ask(contextOf) {
        const [viewer, other] = next(pairs);
        return contextOf(idOf(viewer)).loaders.mutualFriendIdsByUser.load(idOf(other));
      },
    },
    {
      name: "mutual friends of 100 pairs",
      isPage: false,
      ask(contextOf) {
        const at = turn++ % viewers.length;
        return contextOf(idOf(viewers[at] ?? 0)).loaders.mutualFriendIdsByUser.loadMany(around[at] ?? []);
      },
    },
    {
      name: "connection of a pair",
      isPage: false,
      ask(contextOf) {
        const [viewer, other] = next(pairs);
        return contextOf(idOf(viewer)).loaders.chainToPerson.load(idOf(other));
      },
    },
    {
      name: "people you may know",
      isPage: false,
      ask(contextOf) {
        const viewer = idOf(next(viewers));
        return contextOf(viewer).loaders.friendsOfFriends.load(viewer);
      },
    },
    ...feedPagesOf("feed page", () => idOf(next(viewers))),
    ...cappedQuestions(),
  ];
  return { questions, readers: [...new Set([...viewers.map(idOf), ...capped])] };

  function cappedQuestions(): Question[] {
    if (capped.length === 0) return [];
    return [
      {
        name: "friends page of somebody with 5,000",
        isPage: true,
        ask: (contextOf) => pageOf(contextOf(idOf(next(viewers))), next(capped)),
      },
      ...feedPagesOf("feed page, with 5,000 friends", () => next(capped)),
      {
        name: "people you may know, with 5,000 friends",
        isPage: false,
        ask(contextOf) {
          const viewer = next(capped);
          return contextOf(viewer).loaders.friendsOfFriends.load(viewer);
        },
      },
    ];
  }
}
