import { ApiError } from "@kith/kit/api-error.ts";
import { describe, expect, it } from "vitest";
import { FAILED_PATHS_MAX, failedAnswer } from "./failure.ts";

const unavailable = new ApiError("SUBGRAPH_UNAVAILABLE", "The a service does not answer: try again.");
const pathsOf = (query: string, variables: Record<string, unknown> = {}) =>
  failedAnswer({ query, variables }, unavailable).errors?.map(({ path }) => path);
const entities = (selection: string) =>
  `query($representations:[_Any!]!){_entities(representations:$representations){${selection}}}`;

describe("failedAnswer", () => {
  it("reports each field at the root that was asked for", () => {
    expect(pathsOf("{ groups { id } mine: group { id } __typename }")).toEqual([["groups"], ["mine"]]);
  });

  it("reports each field of each entity that was asked for", () => {
    const query = entities("...on User{city c:friendCount __typename} ...on Group{name}");
    const representations = [
      { __typename: "User", id: "a" },
      { __typename: "Group", id: "g" },
    ];

    expect(pathsOf(query, { representations })).toEqual([
      ["_entities", 0, "city"],
      ["_entities", 0, "c"],
      ["_entities", 1, "name"],
    ]);
  });

  it("reports at most so many", () => {
    const representations = Array.from({ length: 200 }, (_, id) => ({ __typename: "User", id }));

    expect(pathsOf(entities("...on User{city}"), { representations })).toHaveLength(FAILED_PATHS_MAX);
  });

  it("says in each error what failed", () => {
    expect(failedAnswer({ query: "{ groups { id } }", variables: {} }, unavailable)).toEqual({
      data: null,
      errors: [
        {
          message: "The a service does not answer: try again.",
          path: ["groups"],
          extensions: { code: "SUBGRAPH_UNAVAILABLE" },
        },
      ],
    });
  });
});
