import { describe, expect, it } from "vitest";
import { contractSupergraph } from "../contract/contract-supergraph.ts";
import { composed } from "../testing/composed.ts";
import { contractInThread } from "./contract-in-thread.ts";

const SDL = composed({ a: 'type Query { open: Int @tag(name: "public") closed: Int }' });
const contract = {
  name: "public",
  description: "What anybody may see.",
  include: ["public"],
  exclude: [],
  hideUnreachableTypes: true,
};

describe("contractInThread", () => {
  it("makes what is made here", async () => {
    expect(await contractInThread(SDL, contract)).toBe(contractSupergraph(SDL, contract));
  });

  it("says when nothing is left of the API", async () => {
    await expect(contractInThread(SDL, { ...contract, include: ["nothing"] })).rejects.toMatchObject({
      name: "ContractError",
      message: expect.stringContaining("public"),
    });
  });
});
