import { describe, expect, it } from "vitest";
import { startChild } from "../scripts/supervisor/child-process.ts";

const start = (...flags: string[]) =>
  startChild({
    name: "gateway",
    file: "scripts/gateway.ts",
    args: ["--supergraph", "schema/supergraph.graphql", "--port", "0", ...flags],
  });

describe("npm run gateway", () => {
  it("holds clients to the limits of its flags", async () => {
    const gateway = await start("--max-depth", "1");

    const response = await fetch(`${gateway.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: "{ viewer { id } }" }),
    });
    const { errors } = (await response.json()) as { errors: { message: string }[] };
    await gateway.stop();

    expect(errors.map(({ message }) => message)).toEqual([
      "An operation may have at most 1 levels of fields, got 2.",
    ]);
  });

  it("ends at once with all that is wrong with them", async () => {
    await expect(start("--max-depth", "0", "--max-cost", "much")).rejects.toThrow(
      /--max-depth must be a whole number from 1 to 200, got "0"\.\s+--max-cost must be .* got "much"\./,
    );
  });
});
