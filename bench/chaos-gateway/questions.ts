import { buildClubs } from "../../scripts/town/clubs.ts";
import { buildTown, townId } from "../../scripts/town/town.ts";
import type { ChaosClient } from "./client.ts";

/** Something alice asks, and what the right answer to it is. */
export type Question = { readonly name: string; readonly body: string; readonly right: unknown };

const TIMES_TO_BE_SURE = 3;
/** Processes that have just started take longer than the deadline allows. */
const WARM_UP_TRIES = 20;
const [GROUP] = buildClubs(buildTown().people).groups;

// Each of them goes through several subgraphs; none has so many fields that not each of them gets its error.
const TEXTS: Readonly<Record<string, string>> = {
  home: `{ viewer { id handle displayName friendCount
    wallet { id balance { amountMinor currency } held { amountMinor } }
    friends(first: 3) { edges { since source node {
      id displayName city friendCount mutualFriends { totalCount } groups(first: 2) { nodes { id name memberCount } }
    } } pageInfo { hasNextPage endCursor } } } }`,
  friend: `{ user(id: "${townId("bob")}") { id handle displayName bio interests createdAt friendCount
    friendshipWithViewer { status since source } mutualFriends(first: 4) { totalCount nodes { id displayName } }
    groups(first: 3) { edges { joinedAt role node { id name viewerIsMember } } } } }`,
  group: `{ group(id: "${GROUP?._id}") { id name interest memberCount viewerIsMember
    members(first: 4) { edges { role node { id displayName friendshipWithViewer { status } } } } } }`,
  money: `{ viewer { id wallet { id balance { amountMinor currency }
    incomingTransfers(first: 3) { nodes { id amount { amountMinor } sender { id displayName friendCount } } }
    incomingMoneyRequests(first: 3) { nodes { id amount { amountMinor } } } } } }`,
  feed: `{ viewer { id feed(first: 3) { edges { cursor node { id text createdAt likeCount commentCount
    author { ... on User { id displayName } ... on LifeAccount { id displayName } } } } } } }`,
  search: `{ userByHandle(handle: "bob") { id displayName city }
    lifeAccountByHandle(handle: "longjing") { id displayName followerCount }
    groups(first: 2) { nodes { id name memberCount } } }`,
};

/**
 * Learns the right answers from a gateway all of whose subgraphs are well.
 *
 * @throws Error when an answer has errors, or is not the same each time: nothing could be held against it.
 */
export async function learnQuestions(client: ChaosClient, token: string): Promise<Question[]> {
  const questions: Question[] = [];
  for (const [name, query] of Object.entries(TEXTS)) {
    const body = JSON.stringify({ query });
    await warmUp(client, { token, body });
    const texts = new Set<string>();
    for (let time = 0; time < TIMES_TO_BE_SURE; time += 1) {
      const { answer } = await client.ask({ token, body });
      if (answer?.data === undefined || answer.errors !== undefined)
        throw new Error(`${name} cannot be answered: ${JSON.stringify(answer).slice(0, 500)}`);
      texts.add(JSON.stringify(answer.data));
    }
    const [text = ""] = texts;
    if (texts.size > 1) throw new Error(`${name} is answered in ${texts.size} ways.`);
    questions.push({ name, body, right: JSON.parse(text) });
  }
  return questions;
}

async function warmUp(client: ChaosClient, question: Parameters<ChaosClient["ask"]>[0]): Promise<void> {
  for (let tries = 0; tries < WARM_UP_TRIES; tries += 1) {
    const { answer } = await client.ask(question);
    if (answer?.data !== undefined && answer.errors === undefined) return;
  }
}
