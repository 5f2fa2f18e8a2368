import { describe, expect, it } from "vitest";
import { composed } from "../testing/composed.ts";
import { graphInForce } from "./graph-in-force.ts";
import { subgraphUrlsOf } from "./subgraph-urls.ts";

describe("where subgraphs are asked", () => {
  it("is what the supergraph says, or what is said instead", () => {
    const inFile = new Map([
      ["users", "http://[::1]:4001/graphql?a=b"],
      ["goods", ""],
    ]);

    expect([...subgraphUrlsOf(inFile, { goods: "https://goods.example/graphql" })]).toEqual([
      ["users", "http://[::1]:4001/graphql?a=b"],
      ["goods", "https://goods.example/graphql"],
    ]);
  });

  it("is told of each subgraph of which nothing can be asked, but for the password", () => {
    const urls = {
      a: "",
      b: "users:4001/graphql",
      c: "http://me:secret@host/graphql",
      d: "http://",
      e: "http://e",
    };

    expect(() => subgraphUrlsOf(new Map(Object.entries(urls)), {})).toThrow(
      [
        'The URL of the subgraph a must begin with http:// or https://, got "".',
        'The URL of the subgraph b must begin with http:// or https://, got "users:4001/graphql".',
        "The URL of the subgraph c must have no user and no password: they are not sent.",
        'The URL of the subgraph d must begin with http:// or https://, got "http://".',
      ].join("\n"),
    );
  });

  it("is looked at before anything is opened that would have to be closed", async () => {
    const sdl = composed({ a: "type Query { a: Int }", b: "type Query { b: Int }" });
    const opened: string[] = [];
    const parts = {
      planner: "here",
      httpAt: (name: string) => opened.push(name),
    } as unknown as Parameters<typeof graphInForce>[1];

    const graph = graphInForce({ sdl, urlBySubgraph: { b: "b:4001" } }, parts, null);

    await expect(graph).rejects.toThrow("The URL of the subgraph b must begin with http://");
    expect(opened).toEqual([]);
  });
});
