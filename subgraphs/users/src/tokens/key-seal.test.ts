import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sealOf } from "./key-seal.ts";

const secret = randomBytes(32);
const seal = sealOf(secret, "keys");

describe("a seal", () => {
  it("opens what it closed, and shows nothing of it", () => {
    const closed = seal.close("密钥 one", "1");

    expect(seal.open(closed, "1")).toBe("密钥 one");
    expect(Buffer.from(closed, "base64").includes(Buffer.from("密钥"))).toBe(false);
    expect(seal.close("密钥 one", "1")).not.toBe(closed);
  });

  it("opens nothing that was closed by another secret, for another purpose or place, or that was changed", () => {
    const closed = seal.close("one", "1");
    const changed = Buffer.from(closed, "base64");
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;

    expect(() => sealOf(randomBytes(32), "keys").open(closed, "1")).toThrow();
    expect(() => sealOf(secret, "links").open(closed, "1")).toThrow();
    expect(() => seal.open(closed, "2")).toThrow();
    expect(() => seal.open(changed.toString("base64"), "1")).toThrow();
    expect(() => seal.open("", "1")).toThrow();
  });
});
