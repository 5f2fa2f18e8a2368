import { describe, expect, it } from "vitest";
import { forwardedNamesIn } from "./forwarded-headers.ts";

describe("headers that are forwarded", () => {
  it("are named with commas between, in any case", () => {
    expect(forwardedNamesIn(" Authorization, x-user,,cookie")).toEqual(["authorization", "x-user", "cookie"]);
    expect(forwardedNamesIn("")).toEqual([]);
  });

  it("are none by which a client could have every question to a subgraph fail", () => {
    expect(() => forwardedNamesIn("x-user,Host,accept-encoding,x user")).toThrow(
      [
        "--forward cannot name host: it is between the gateway and a subgraph.",
        "--forward cannot name accept-encoding: it is between the gateway and a subgraph.",
        '--forward must name headers, got "x user".',
      ].join("\n"),
    );
  });
});
