import { describe, expect, it } from "vitest";
import { hashOfPassword, isOutdated, isPasswordOf } from "./password-hash.ts";

describe("a password's hash", () => {
  it("stands with its parameters and its own salt", async () => {
    const [first, second] = await Promise.all([
      hashOfPassword("晨光下的西湖"),
      hashOfPassword("晨光下的西湖"),
    ]);

    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(first).not.toBe(second);
  });

  it("knows its password in whatever way that is typed, and no other one", async () => {
    const passwordHash = await hashOfPassword("Ｃafé晨光");

    expect(await isPasswordOf(passwordHash, "Cafe\u0301晨光")).toBe(true);
    expect(await isPasswordOf(passwordHash, "cafe\u0301晨光")).toBe(false);
  });

  it("is understood under other parameters, and is outdated then", async () => {
    // A test vector of the reference implementation, phc-winner-argon2.
    const older = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    expect(await isPasswordOf(older, "password")).toBe(true);
    expect(await isPasswordOf(older, "passwort")).toBe(false);
    expect(isOutdated(older)).toBe(true);
    expect(isOutdated(await hashOfPassword("password"))).toBe(false);
  });
});
