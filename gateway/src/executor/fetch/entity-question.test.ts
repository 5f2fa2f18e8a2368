import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { entityFetch, questionOf } from "./entity-question.ts";
import { bodyPrefixOf, type FetchQuery } from "./fetch-query.ts";

const TEXT =
  "query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }";
const query: FetchQuery = {
  text: TEXT,
  document: parse(TEXT),
  sameness: TEXT,
  bodyPrefix: bodyPrefixOf(TEXT),
  bareBody: `${bodyPrefixOf(TEXT)}}}`,
  variableNames: [],
  bytes: 0,
  keysFor: () => [],
};
const fetchOf = (id: string) => entityFetch(query, [`{"id":"${id}"}`]);
const kept = (id: string) => Object.assign(fetchOf(id), { isKept: true });

describe("the question of several fetches", () => {
  it("is made once for those that are kept", () => {
    const fetches = [kept("alice"), kept("bob")];
    const first = questionOf(fetches);

    const second = questionOf([...fetches]);

    expect(second).toBe(first);
    expect(second.body).toContain('"representations":[{"id":"alice"},{"id":"bob"}]');
  });

  it("is made anew with another fetch among them", () => {
    const [alice, bob] = [kept("alice"), kept("bob")];
    questionOf([alice, bob]);

    expect(questionOf([alice, kept("carol")]).body).toContain("carol");
    expect(questionOf([alice]).body).not.toContain("bob");
  });

  it("is not remembered with one that nobody keeps, which would stay as long as the others", () => {
    const alice = kept("alice");

    questionOf([alice, fetchOf("bob")]);

    expect(alice.lastQuestion).toBeNull();
  });

  it("is forgotten when one of its fetches comes to stand in another", () => {
    const [alice, bob, carol] = [kept("alice"), kept("bob"), kept("carol")];
    questionOf([alice, bob, carol]);

    const rest = questionOf([bob, carol]);

    expect([alice, bob, carol].map(({ lastQuestion }) => lastQuestion)).toEqual([null, rest, rest]);
  });
});
