import { describe, expect, it } from "vitest";
import { hashOfPassword } from "./password-hash.ts";
import { passwordHasher } from "./password-hasher.ts";

describe("a password hasher", () => {
  it("refuses who would have to wait behind too many, and serves the others", async () => {
    const hasher = passwordHasher({ concurrencyMax: 1, waitersMax: 2 });

    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => hasher.hash("password")));

    expect(outcomes.map(({ status }) => status)).toEqual([
      "fulfilled",
      "fulfilled",
      "fulfilled",
      "rejected",
      "rejected",
    ]);
    expect(await hasher.hash("password")).toMatch(/^\$argon2id/);
  });

  it("never finds a password right where there is none, not even the empty one", async () => {
    const hasher = passwordHasher({ concurrencyMax: 1, waitersMax: 2 });

    expect(await hasher.verify(null, "")).toBe(false);
    expect(await hasher.verify(await hashOfPassword("password"), "password")).toBe(true);
  });

  it("takes about as long where there is no hash as where the password is wrong", async () => {
    const hasher = passwordHasher({ concurrencyMax: 1, waitersMax: 2 });
    const passwordHash = await hashOfPassword("password");
    await hasher.verify(null, "warm-up");
    const fastest = async (hash: string | null) => {
      const times: number[] = [];
      for (let round = 0; round < 5; round += 1) {
        const startedAtMs = performance.now();
        await hasher.verify(hash, "a wrong one");
        times.push(performance.now() - startedAtMs);
      }
      return Math.min(...times);
    };

    const ratio = (await fastest(null)) / (await fastest(passwordHash));

    expect(ratio).toBeGreaterThan(0.3);
    expect(ratio).toBeLessThan(3);
  });
});
