import { describe, expect, it } from "vitest";
import { retryPolicy } from "./retry.ts";
import { answerFailure, connectionFailure, timeoutFailure } from "./subgraph-failure.ts";

const withCode = (code: string) => Object.assign(new Error(code), { code });
const refused = connectionFailure(withCode("ECONNREFUSED"), false);

function policyAt(random = 1) {
  const clock = { ms: 0 };
  const policy = retryPolicy({
    ...{ retriesMax: 3, timeoutMs: 1_000, budgetRatio: 0.2, budgetWindowMs: 10_000, budgetMin: 2 },
    ...{ pauseBaseMs: 100, pauseMaxMs: 300 },
    now: () => clock.ms,
    random: () => random,
  });
  return { policy, clock };
}

describe("retryPolicy", () => {
  it("pauses at random, up to twice as long each time, up to a bound", () => {
    const longest = [0, 1, 2].map((retries) => {
      const { policy } = policyAt(1);
      return policy.pauseBefore(refused, retries, 10_000);
    });

    expect(longest).toEqual([100, 200, 300]);
    expect(policyAt(0).policy.pauseBefore(refused, 2, 10_000)).toBe(0);
  });

  it("gives up after so many", () => {
    expect(policyAt().policy.pauseBefore(refused, 3, 10_000)).toBeNull();
  });

  it("does not begin what could not come to an end in time", () => {
    const { policy, clock } = policyAt();
    clock.ms = 9_900;

    expect(policy.pauseBefore(refused, 0, 10_000)).toBeNull();
  });

  it("asks again after a timeout only where there is time for another one", () => {
    const { policy, clock } = policyAt();
    const timeout = timeoutFailure(1_000, true);
    clock.ms = 1_000;

    const pauses = [2_050, 2_100].map((endsAtMs) => policy.pauseBefore(timeout, 0, endsAtMs));

    expect(pauses).toEqual([null, 100]);
  });

  it("spends no more than a share of all calls", () => {
    const { policy } = policyAt();
    for (let count = 0; count < 100; count += 1) policy.noteCall();

    let granted = 0;
    while (policy.pauseBefore(refused, 0, 10_000) !== null) granted += 1;

    // A fifth of all calls, these among them.
    expect(granted).toBe(25);
  });

  it("leaves a few to a subgraph that is seldom asked, and has some again later", () => {
    const { policy, clock } = policyAt();
    policy.noteCall();

    const granted = [1, 2, 3].map(() => policy.pauseBefore(refused, 0, 100_000) !== null);
    clock.ms += 11_000;

    expect(granted).toEqual([true, true, false]);
    expect(policy.pauseBefore(refused, 0, 100_000)).not.toBeNull();
  });
});

describe("a failure", () => {
  const answer = (status: number, text: string) => answerFailure(new Error("x"), status, text);
  it.each([
    ["no connection", refused, true, false],
    ["a connection that is reset", connectionFailure(withCode("ECONNRESET"), true), true, true],
    ["half an answer", connectionFailure(withCode("UND_ERR_SOCKET"), true), true, true],
    ["a timeout", timeoutFailure(5_000, true), true, true],
    ["a timeout before anything was sent", timeoutFailure(5_000, false), true, false],
    ["what is no HTTP", connectionFailure(withCode("HPE_INVALID_CONSTANT"), true), false, true],
    ["502", answer(502, "<html>"), true, true],
    ["503 with GraphQL", answer(503, '{"errors":[]}'), true, true],
    ["500 without GraphQL", answer(500, "oops"), true, true],
    ["500 with GraphQL", answer(500, '{"errors":[{"message":"x"}]}'), false, true],
    ["401", answer(401, "{}"), false, false],
    ["a page", answer(200, "<html>"), false, true],
  ])("of %s may be asked about again, or may have acted", (_what, failure, isPassing, mayHaveActed) => {
    expect([failure.isPassing, failure.mayHaveActed]).toEqual([isPassing, mayHaveActed]);
  });
});
