import { describe, expect, it } from "vitest";
import { endless, newLife, RequestOver } from "./request-life.ts";
import { DEFAULT_RESILIENCE, type ResilienceSettings } from "./settings.ts";
import { connectionFailure, SubgraphFailure, timeoutFailure } from "./subgraph-failure.ts";
import { subgraphLine } from "./subgraph-line.ts";

const refused = () => connectionFailure(Object.assign(new Error("no"), { code: "ECONNREFUSED" }), false);

/** A line in a world where pauses take no time but that of the clock. */
function lineAt(settings: Partial<ResilienceSettings> = {}) {
  const clock = { ms: 0 };
  const line = subgraphLine({
    name: "a",
    settings: { ...DEFAULT_RESILIENCE, breakerCallsMin: 4, ...settings },
    now: () => clock.ms,
    random: () => 0.5,
    pause: async (ms) => {
      clock.ms += ms;
    },
  });
  return { line, clock };
}

/** Attempts that come out as told, the last one again and again. */
function outcomes(...told: (string | Error)[]) {
  const made: number[] = [];
  const attempt = async (timeoutMs: number) => {
    made.push(timeoutMs);
    const outcome = told[Math.min(made.length, told.length) - 1];
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };
  return { made, attempt };
}

const query = { isMutation: false, life: endless() };
const kindOf = (error: unknown) => (error instanceof SubgraphFailure ? error.kind : String(error));

describe("subgraphLine", () => {
  it("asks a query again that failed in passing", async () => {
    const { line } = lineAt();
    const { attempt, made } = outcomes(refused(), refused(), "answer");

    expect(await line.call({ ...query, attempt })).toBe("answer");
    expect(made).toEqual([5_000, 5_000, 5_000]);
    expect(line.state.counts).toMatchObject({ calls: 1, failures: 2, retries: 2 });
  });

  it("never sends a mutation twice", async () => {
    const { line } = lineAt();
    const { attempt, made } = outcomes(refused(), "answer");

    await expect(line.call({ ...query, isMutation: true, attempt })).rejects.toThrow("no");
    expect(made).toHaveLength(1);
  });

  it("gives a mutation no more time than its request has, and lets it finish when the client goes", async () => {
    const { line } = lineAt();
    const { made, attempt } = outcomes("done");
    const lives: unknown[] = [];

    await line.call({
      isMutation: true,
      life: newLife(1_200),
      attempt: (timeoutMs, life) => {
        lives.push(life);
        return attempt(timeoutMs);
      },
    });

    expect([made, lives]).toEqual([[1_200], [null]]);
  });

  it("gives a subgraph the time that is set for it", async () => {
    const { line } = lineAt({ timeoutMsBySubgraph: { a: 700 } });
    const { made, attempt } = outcomes("answer");

    await line.call({ ...query, attempt });

    expect(made).toEqual([700]);
  });

  it("does not ask when the request is over, nor again", async () => {
    const { line } = lineAt();
    const life = newLife(10_000);
    const { attempt, made } = outcomes(refused());
    const ending = async (timeoutMs: number) => {
      life.end(new RequestOver("gone"));
      return attempt(timeoutMs);
    };

    await expect(line.call({ isMutation: false, life, attempt: ending })).rejects.toThrow("gone");
    await expect(line.call({ isMutation: false, life, attempt: ending })).rejects.toThrow("gone");
    expect(made).toHaveLength(1);
  });

  it("leaves a subgraph alone that fails, and says so at once, until a probe succeeds", async () => {
    const { line, clock } = lineAt({ retriesMax: 0 });
    const down = outcomes(refused());
    const up = outcomes("answer");
    for (let count = 0; count < 4; count += 1) await line.call({ ...query, ...down }).catch(() => {});

    const atOnce = await line.call({ ...query, ...up }).catch(kindOf);
    clock.ms += 500;
    const probed = await line.call({ ...query, ...up });

    expect([atOnce, up.made.length, probed]).toEqual(["open", 1, "answer"]);
    expect(line.state).toMatchObject({ breaker: "closed", inFlight: 0, counts: { refusedOpen: 1 } });
  });

  it("is not closed by clients that wait for no time", async () => {
    const { line } = lineAt({ retriesMax: 0 });
    const cut = outcomes(new RequestOver("the 1 ms of the request are over"));
    const short = outcomes(timeoutFailure(1, true));

    for (let count = 0; count < 50; count += 1) {
      await line.call({ ...query, ...cut }).catch(() => {});
      await line.call({ ...query, isMutation: true, ...short }).catch(() => {});
    }

    expect(line.state).toMatchObject({ breaker: "closed", counts: { over: 100, failures: 0 } });
  });

  it("is closed by a subgraph that lets everybody wait", async () => {
    const { line, clock } = lineAt({ retriesMax: 0 });
    const attempt = async () => {
      clock.ms += 5_000;
      throw timeoutFailure(5_000, true);
    };

    for (let count = 0; count < 8; count += 1) {
      clock.ms -= 5_000;
      await line.call({ ...query, attempt }).catch(() => {});
    }

    expect(line.state).toMatchObject({ breaker: "open", counts: { timeouts: 4 } });
  });

  it("lets no more under way than there is room for", async () => {
    const { line } = lineAt({ inFlightMax: 1, queueMax: 0 });
    const gate = Promise.withResolvers<string>();

    const first = line.call({ ...query, attempt: () => gate.promise });
    const second = await line.call({ ...query, attempt: () => gate.promise }).catch(kindOf);
    gate.resolve("answer");

    expect([await first, second]).toEqual(["answer", "full"]);
    expect(line.state).toMatchObject({ breaker: "closed", inFlight: 0, counts: { refusedFull: 1 } });
  });

  it("hands on what is no failure of the subgraph as it is", async () => {
    const { line } = lineAt();
    const { attempt, made } = outcomes(new TypeError("our bug"));

    await expect(line.call({ ...query, attempt })).rejects.toThrow(TypeError);
    expect(made).toHaveLength(1);
  });
});
