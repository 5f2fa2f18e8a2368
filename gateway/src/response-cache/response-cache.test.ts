import { describe, expect, it } from "vitest";
import { newLife } from "../resilience/request-life.ts";
import { type Made, responseCache } from "./response-cache.ts";

const good = (answer: string, bytes = 100): Made<string> => ({ answer, bytes });
const bad = (answer: string): Made<string> => ({ answer, bytes: null });

function cacheAt({ bytesMax = 1_000_000 } = {}) {
  let nowMs = 0;
  const cache = responseCache<string>({ bytesMax, now: () => nowMs });
  const pass = (ms: number): void => {
    nowMs += ms;
  };
  return { cache, answers: cache.ofGraph(), pass };
}

describe("what was begun before a change", () => {
  it("is given to whoever has done nothing since, and made anew for others", async () => {
    const { cache, answers } = cacheAt();
    const { changes } = cache;
    let made = 0;
    const ask = (change: number) =>
      answers.get(
        "a",
        10,
        async () => {
          made += 1;
          return good(String(made));
        },
        undefined,
        change,
      );

    const before = await ask(changes.lastOf("alice"));
    changes.note("alice");
    const later = [await ask(changes.lastOf("bob")), await ask(changes.lastOf("alice"))];
    const after = await ask(changes.lastOf("alice"));

    expect([before, ...later, after].map(({ answer }) => answer)).toEqual(["1", "1", "2", "2"]);
  });

  it("is not waited for, and takes the place of nothing that was begun after it", async () => {
    const { cache, answers } = cacheAt();
    const { changes } = cache;
    const makings: ((made: Made<string>) => void)[] = [];
    const make = () => new Promise<Made<string>>((resolve) => makings.push(resolve));
    const ask = () => answers.get("a", 10, make, undefined, changes.lastOf("alice"));

    const old = ask();
    changes.note("alice");
    const first = ask();
    const joined = ask();
    makings[1]?.(good("new"));
    await first;
    makings[0]?.(good("old"));

    expect((await Promise.all([old, first, joined, ask()])).map(({ answer }) => answer)).toEqual([
      "old",
      "new",
      "new",
      "new",
    ]);
    expect(makings).toHaveLength(2);
  });
});

describe("what is kept", () => {
  it("is given until its time is over, with its age in whole seconds", async () => {
    const { answers, pass } = cacheAt();
    let made = 0;
    const ask = () =>
      answers.get("a", 10, async () => {
        made += 1;
        return good(String(made));
      });

    const first = await ask();
    pass(9_999);
    const late = await ask();
    pass(1);
    const after = await ask();

    expect([first, late, after]).toEqual([
      { answer: "1", ageS: 0 },
      { answer: "1", ageS: 9 },
      { answer: "2", ageS: 0 },
    ]);
  });

  it("is made once for all who ask at the same moment", async () => {
    const { cache, answers } = cacheAt();
    let made = 0;
    const make = async () => {
      made += 1;
      await new Promise((resolve) => setImmediate(resolve));
      return good("a");
    };

    const all = await Promise.all(Array.from({ length: 100 }, () => answers.get("a", 10, make)));

    expect(made).toBe(1);
    expect(cache.counts).toEqual({ size: 1, hits: 99, misses: 1 });
    expect(new Set(all.map(({ answer }) => answer))).toEqual(new Set(["a"]));
  });

  it("is not waited for longer than whoever asks has time", async () => {
    const { answers } = cacheAt();
    const life = newLife(0);

    const first = answers.get("a", 10, () => new Promise(() => {}));
    const second = answers.get("a", 10, async () => bad("what is there"), life);
    life.end(new Error("over"));

    expect(await second).toEqual({ answer: "what is there", ageS: 0 });
    void first;
  });

  it("is no failure: everybody gets their own", async () => {
    const { cache, answers } = cacheAt();
    let made = 0;
    const make = async () => {
      made += 1;
      const answer = `failure ${made}`;
      await new Promise((resolve) => setImmediate(resolve));
      return bad(answer);
    };

    const all = await Promise.all([1, 2, 3].map(() => answers.get("a", 10, make)));

    expect(new Set(all.map(({ answer }) => answer)).size).toBe(3);
    expect(cache.counts).toEqual({ size: 0, hits: 0, misses: 3 });
  });

  it("is nothing that threw: the next one has it made again", async () => {
    const { answers } = cacheAt();
    const thrown = answers.get("a", 10, async () => {
      throw new Error("no");
    });
    const beside = answers.get("a", 10, async () => good("a"));

    await expect(thrown).rejects.toThrow("no");
    expect((await beside).answer).toBe("a");
    expect((await answers.get("a", 10, async () => good("b"))).answer).toBe("b");
  });

  it("has a bound in bytes: what was not used for the longest time goes, and what is too large never stays", async () => {
    const { cache, answers } = cacheAt({ bytesMax: 10_000 });
    const keep = (key: string, bytes: number) => answers.get(key, 10, async () => good(key, bytes));
    for (const key of ["a", "b", "c"]) await keep(key, 2_000);

    await keep("a", 2_000);
    await keep("d", 4_000);
    await keep("large", 2_000_000);
    const made: string[] = [];
    for (const key of ["a", "b", "large"])
      await answers.get(key, 10, async () => {
        made.push(key);
        return bad(key);
      });

    expect(made).toEqual(["b", "large"]);
    expect(cache.bytes).toBeLessThanOrEqual(10_000);
  });

  it("is never that of another graph", async () => {
    const { cache, answers } = cacheAt();
    await answers.get("a", 10, async () => good("old"));

    const { answer } = await cache.ofGraph().get("a", 10, async () => good("new"));

    expect(answer).toBe("new");
  });

  it("is forgotten when that is asked for, and so is what is being made", async () => {
    const { cache, answers } = cacheAt();
    await answers.get("kept", 10, async () => good("before"));
    const { promise, resolve } = Promise.withResolvers<Made<string>>();
    const making = answers.get("making", 10, () => promise);

    cache.clear();
    const beside = answers.get("making", 10, async () => good("after"));
    resolve(good("before"));

    expect((await making).answer).toBe("before");
    expect((await beside).answer).toBe("after");
    const again = await Promise.all(
      ["kept", "making"].map((key) => answers.get(key, 10, async () => good("again"))),
    );
    expect(again.map(({ answer }) => answer)).toEqual(["again", "after"]);
  });
});
