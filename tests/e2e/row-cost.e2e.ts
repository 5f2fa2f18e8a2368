import { readFileSync } from "node:fs";
import { buildSchema } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer, Client } from "../client.ts";
import {
  ACCOUNT_HANDLE,
  crowd,
  FRIEND,
  GROUP,
  SEARCHED,
  SEARCHED_ACCOUNTS,
  VIEWER,
} from "../row-cost/crowd.ts";
import { ASKED, listQuestions, unpagedLists } from "../row-cost/list-questions.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

const TIMEOUT_MS = 60_000;
const ROWS = 4;

const ARGUMENTS_BY_FIELD = {
  "Query.user": `id: "${FRIEND}"`,
  "Query.group": `id: "${GROUP}"`,
  "Query.searchPeople": `text: "${SEARCHED}"`,
  "Query.lifeAccountByHandle": `handle: "${ACCOUNT_HANDLE}"`,
  "Query.searchLifeAccounts": `text: "${SEARCHED_ACCOUNTS}"`,
};

/** Lists of entities that nobody can ask more or fewer rows of, and what bounds them instead. */
const UNPAGED = {
  "FriendChain.people": "at most five people, of one chain",
  "SuggestionReason.sharedGroups": "at most three groups",
  "SuggestionReason.mutualFriends": "at most three faces",
  "User.lifeAccounts": "at most ten a person",
};

const schema = buildSchema(readFileSync("schema/api.graphql", "utf8"));
const entities = new Set(
  ["users", "social", "groups", "commerce"].flatMap((subgraph) =>
    [...readFileSync(`schema/${subgraph}.graphql`, "utf8").matchAll(/^type (\w+) .*@key\(/gm)].map(
      ([, name = ""]) => name,
    ),
  ),
);
const questions = listQuestions({ schema, entities, argumentsByField: ARGUMENTS_BY_FIELD });

/** How many rows an answer has of the list that was asked for. */
function rowsIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  if (ASKED in value) {
    const list = value[ASKED] as { edges: readonly unknown[] } | readonly unknown[] | null;
    return list === null ? 0 : "edges" in list ? list.edges.length : list.length;
  }
  return Math.max(0, ...Object.values(value).map(rowsIn));
}

async function askedOf(client: Client, documents: readonly string[]): Promise<Answer<object>> {
  const answers = await Promise.all(documents.map((document) => client.query<object>(document)));
  const fullest = answers.toSorted((one, other) => rowsIn(other.data) - rowsIn(one.data))[0];
  if (fullest === undefined) throw new Error("No way leads to this list without arguments.");
  expect(fullest.errors).toBeUndefined();
  return fullest;
}

async function grantConsents(client: Client): Promise<void> {
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  for (let scope = 0; scope < ROWS; scope += 1)
    await client.query(
      `mutation { grantConsent(input: { purpose: MARKETING, scope: "${scope}", expiresAt: "${expiresAt}" }) { userErrors { message } } }`,
    );
}

describe("a row of a list", () => {
  let graph: Supergraph;
  let viewer: Client;
  beforeAll(async () => {
    graph = await startSupergraph({ seed: crowd });
    viewer = await graph.as(VIEWER);
    await grantConsents(viewer);
  }, TIMEOUT_MS);
  afterAll(() => graph?.[Symbol.asyncDispose](), TIMEOUT_MS);

  it.for(questions)("costs no fetch and no command of its own: $list", async ({ documentsFor }) => {
    const one = await askedOf(viewer, documentsFor(1));
    const more = await askedOf(viewer, documentsFor(ROWS));

    // A list that is not in the scene yet is to be put there (tests/row-cost/crowd.ts).
    expect([rowsIn(one.data), rowsIn(more.data)]).toEqual([1, ROWS]);
    const [{ kith: costOfOne }, { kith: costOfMore }] = [one.extensions, more.extensions];
    expect(costOfMore.commands).toEqual(costOfOne.commands);
    expect(costOfMore.fetches).toEqual(costOfOne.fetches);
  });

  it("belongs to a list whose rows can be asked for, or that is known to be short", () => {
    expect(unpagedLists({ schema, entities })).toEqual(Object.keys(UNPAGED));
  });
});
