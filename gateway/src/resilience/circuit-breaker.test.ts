import { describe, expect, it } from "vitest";
import { type BreakerState, circuitBreaker, type Permit } from "./circuit-breaker.ts";

function breakerAt() {
  const clock = { ms: 5_000 };
  const changes: BreakerState[] = [];
  const breaker = circuitBreaker({
    failureRatioMax: 0.5,
    callsMin: 4,
    windowMs: 10_000,
    openMs: 500,
    probeMs: 1_000,
    now: () => clock.ms,
    onChange: (state) => changes.push(state),
  });
  const enter = (): Permit => {
    const permit = breaker.enter();
    if (permit === null) throw new Error("refused");
    return permit;
  };
  const fail = (times: number) => {
    for (let count = 0; count < times; count += 1) breaker.fail(enter());
  };
  const succeed = (times: number) => {
    for (let count = 0; count < times; count += 1) breaker.succeed(enter());
  };
  return { breaker, clock, changes, enter, fail, succeed };
}

describe("circuitBreaker", () => {
  it("opens when half of the calls fail", () => {
    const { breaker, fail, succeed } = breakerAt();
    succeed(2);
    fail(1);
    const before = breaker.state;

    fail(1);

    expect([before, breaker.state]).toEqual(["closed", "open"]);
    expect(breaker.enter()).toBeNull();
  });

  it("says nothing of few calls", () => {
    const { breaker, fail } = breakerAt();

    fail(3);

    expect(breaker.state).toBe("closed");
  });

  it("forgets what is past", () => {
    const { breaker, clock, fail } = breakerAt();
    fail(3);

    clock.ms += 11_000;
    fail(3);

    expect(breaker.state).toBe("closed");
  });

  it("lets one call probe after a while, and closes when it succeeds", () => {
    const { breaker, clock, changes, enter, fail } = breakerAt();
    fail(4);
    clock.ms += 500;

    const probe = enter();
    const beside = breaker.enter();
    breaker.succeed(probe);

    expect([probe.isProbe, beside]).toEqual([true, null]);
    expect(changes).toEqual(["open", "half-open", "closed"]);
    expect(enter().isProbe).toBe(false);
  });

  it("stays open for another while when the probe fails", () => {
    const { breaker, clock, enter, fail } = breakerAt();
    fail(4);
    clock.ms += 500;

    breaker.fail(enter());
    clock.ms += 499;
    const early = breaker.enter();
    clock.ms += 1;

    expect(early).toBeNull();
    expect(enter().isProbe).toBe(true);
  });

  it("probes again beside a probe that keeps silent, and believes whichever answers", () => {
    const { breaker, clock, enter, fail } = breakerAt();
    fail(4);
    clock.ms += 500;
    const silent = enter();

    clock.ms += 999;
    const early = breaker.enter();
    clock.ms += 1;
    breaker.succeed(enter());
    breaker.fail(silent);

    expect(early).toBeNull();
    expect(breaker.state).toBe("closed");
  });

  it("sends the next probe at once when nobody wanted the last one any more", () => {
    const { breaker, clock, enter, fail } = breakerAt();
    fail(4);
    clock.ms += 500;

    breaker.forget(enter());

    expect(enter().isProbe).toBe(true);
  });

  it("is not moved by what comes late of calls from before it opened", () => {
    const { breaker, clock, changes, enter, fail } = breakerAt();
    const [one, other] = [enter(), enter()];
    fail(4);

    breaker.succeed(one);
    clock.ms += 500;
    enter();
    breaker.fail(other);

    expect(changes).toEqual(["open", "half-open"]);
  });

  it("begins to count anew once it has closed", () => {
    const { breaker, clock, enter, fail } = breakerAt();
    fail(4);
    clock.ms += 500;
    breaker.succeed(enter());

    fail(3);

    expect(breaker.state).toBe("closed");
  });
});
