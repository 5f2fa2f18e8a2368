import { parse, print } from "graphql";
import { describe, expect, it } from "vitest";
import { mergeFetches } from "./merge-fetches.ts";

const user = (id: string) => ({ __typename: "User", id });
const query = (selection: string, variables = "") =>
  `query($representations:[_Any!]!${variables}){_entities(representations:$representations){...on User{${selection}}}}`;
const pretty = (text: string) => print(parse(text));

describe("mergeFetches", () => {
  it("leaves a fetch as it is, but asks for each entity once", () => {
    const { question, partCount } = mergeFetches([
      { query: query("name"), variables: { representations: [user("a"), user("b"), user("a")] } },
    ]);

    expect(partCount).toBe(1);
    expect(question).toEqual({
      query: query("name"),
      variables: { representations: [user("a"), user("b")] },
    });
  });

  it("asks one question where selections are the same, and gives each fetch its own entities", () => {
    const { question, split } = mergeFetches([
      { query: query("name"), variables: { representations: [user("a"), user("b")] } },
      { query: query("name"), variables: { representations: [user("c"), user("b")] } },
    ]);

    const answers = split({ data: { _entities: [{ name: "A" }, null, { name: "C" }] } });

    expect(question.variables).toEqual({ representations: [user("a"), user("b"), user("c")] });
    expect(answers).toEqual([
      { data: { _entities: [{ name: "A" }, null] } },
      { data: { _entities: [{ name: "C" }, null] } },
    ]);
  });

  it("keeps apart what differs in a variable", () => {
    const withFirst = query("friends(first:$n){id}", ",$n:Int");

    const { partCount, question } = mergeFetches([
      { query: withFirst, variables: { n: 1, representations: [user("a")] } },
      { query: withFirst, variables: { n: 2, representations: [user("a")] } },
    ]);

    expect(partCount).toBe(2);
    expect(question.variables).toEqual({
      p0_n: 1,
      p0_representations: [user("a")],
      p1_n: 2,
      p1_representations: [user("a")],
    });
  });

  it("writes different selections as one document in which no names meet", () => {
    const withFragment = `${query("...F", ",$n:Int=3")} fragment F on User{friends(first:$n){...G}} fragment G on User{id}`;

    const { question } = mergeFetches([
      { query: query("name"), variables: { representations: [user("a")] } },
      { query: withFragment, variables: { representations: [user("b")] } },
    ]);

    expect(pretty(question.query)).toBe(
      pretty(`
        query ($p0_representations: [_Any!]!, $p1_representations: [_Any!]!, $p1_n: Int = 3) {
          p0__entities: _entities(representations: $p0_representations) { ... on User { name } }
          p1__entities: _entities(representations: $p1_representations) { ... on User { ...p1_F } }
        }
        fragment p1_F on User { friends(first: $p1_n) { ...p1_G } }
        fragment p1_G on User { id }`),
    );
  });

  it("brings errors back to the fetch, and to every place in it, that they are about", () => {
    const { split } = mergeFetches([
      { query: query("name"), variables: { representations: [user("a"), user("b"), user("a")] } },
      { query: query("mail"), variables: { representations: [user("b")] } },
    ]);

    const [names, mails] = split({
      data: { p0__entities: [null, { name: "B" }], p1__entities: [{ mail: null }] },
      errors: [
        { message: "gone", path: ["p0__entities", 0] },
        { message: "private", path: ["p1__entities", 0, "mail"], extensions: { code: "FORBIDDEN" } },
        { message: "slow today" },
      ],
    });

    expect(names).toEqual({
      data: { _entities: [null, { name: "B" }, null] },
      errors: [
        { message: "gone", path: ["_entities", 0] },
        { message: "gone", path: ["_entities", 2] },
        { message: "slow today" },
      ],
    });
    expect(mails).toEqual({
      data: { _entities: [{ mail: null }] },
      errors: [
        { message: "private", path: ["_entities", 0, "mail"], extensions: { code: "FORBIDDEN" } },
        { message: "slow today" },
      ],
    });
  });

  it("gives every place an object of its own", () => {
    const { split } = mergeFetches([
      { query: query("home{city}"), variables: { representations: [user("a"), user("a")] } },
    ]);

    const [answer] = split({ data: { _entities: [{ home: { city: "Xi'an" } }] } });
    const [one, other] = (answer?.data?._entities ?? []) as { home: object }[];

    expect(other).toEqual({ home: { city: "Xi'an" } });
    expect(other?.home).not.toBe(one?.home);
  });

  it.each([
    ["too few", [{ name: "A" }]],
    ["no", undefined],
  ])("hands out nothing when there are %s entities, rather than somebody else's", (_what, entities) => {
    const { split } = mergeFetches([
      { query: query("name"), variables: { representations: [user("a"), user("b"), user("b")] } },
    ]);

    expect(split({ data: { _entities: entities } })).toEqual([{ data: { _entities: null } }]);
  });
});
