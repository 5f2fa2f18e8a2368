import { createHmac } from "node:crypto";
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWK } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tokenReader } from "./access-token.ts";
import { serveKeys } from "./testing/key-server.ts";
import { signToken } from "./testing/token-issuer.ts";
import { DEFAULT_TOKEN_SETTINGS, TOKEN_ALGORITHMS, type TokenSettings } from "./token-settings.ts";

type Pair = { readonly publicKey: CryptoKey; readonly privateKey: CryptoKey };

describe("tokens by algorithm", () => {
  const pairs = new Map<string, Pair>();
  let keys: Awaited<ReturnType<typeof serveKeys>>;
  const pairOf = (alg: string): Pair => {
    const pair = pairs.get(alg);
    if (pair === undefined) throw new Error(`no key for ${alg}`);
    return pair;
  };
  const jwkOf = async (alg: string, extra: JWK = {}): Promise<JWK> => ({
    ...(await exportJWK(pairOf(alg).publicKey)),
    kid: alg,
    alg,
    use: "sig",
    ...extra,
  });
  beforeAll(async () => {
    for (const alg of TOKEN_ALGORITHMS) pairs.set(alg, await generateKeyPair(alg, { extractable: true }));
    keys = await serveKeys(await Promise.all(TOKEN_ALGORITHMS.map((alg) => jwkOf(alg))));
  });
  afterAll(() => keys.close());

  const outcome = async (token: string, settings: Partial<TokenSettings> = {}, url = keys.url) => {
    const read = tokenReader(url, { ...DEFAULT_TOKEN_SETTINGS, ...settings });
    return read(`Bearer ${token}`).then(
      ({ viewer }) => viewer.viewerId,
      (error) => error.message as string,
    );
  };
  const signed = (alg: string, header: object = {}, claims: object = {}) =>
    signToken(pairOf(alg).privateKey, { sub: "user_1", ...claims }, { alg, kid: alg, ...header });
  const WRONG_SIGNATURE = "The access token has a wrong signature: no key of this service made it.";

  describe.each(TOKEN_ALGORITHMS)("%s", (alg) => {
    const others = TOKEN_ALGORITHMS.filter((one) => one !== alg);

    it("lets a token in that its key has made", async () => {
      expect(await outcome(await signed(alg))).toBe("user_1");
    });

    it("is refused where it is not among the settings", async () => {
      expect(await outcome(await signed(alg), { algorithms: others })).toBe(
        `The access token must be signed with ${others.join(" or ")}.`,
      );
    });

    it("is refused from another key under the same id, and when the claims were changed", async () => {
      const { privateKey } = await generateKeyPair(alg);
      const foreign = await signToken(privateKey, { sub: "user_1" }, { alg, kid: alg });
      const [header, , signature] = (await signed(alg)).split(".");
      const [, otherPayload] = (await signed(alg, {}, { sub: "user_2" })).split(".");

      expect(await outcome(foreign)).toBe(WRONG_SIGNATURE);
      expect(await outcome(`${header}.${otherPayload}.${signature}`)).toBe(WRONG_SIGNATURE);
    });

    it("is not what a token can call itself under the key id of another kind", async () => {
      for (const other of others)
        expect(await outcome(await signed(alg, { kid: other }))).toBe(WRONG_SIGNATURE);
    });

    it("cannot be mistaken for a shared secret: no form of the public key is one", async () => {
      const { publicKey } = pairOf(alg);
      const spki = await exportSPKI(publicKey);
      const jwk = await exportJWK(publicKey);
      const secrets = [
        spki,
        spki.trim(),
        JSON.stringify(jwk),
        jwk.n ?? jwk.x ?? "",
        Buffer.from(jwk.n ?? jwk.x ?? "", "base64url"),
      ];
      const [, payload] = (await signed(alg)).split(".");

      for (const [secret, hs] of secrets.flatMap((one) => [
        [one, "HS256"] as const,
        [one, "HS512"] as const,
      ])) {
        const header = Buffer.from(JSON.stringify({ alg: hs, kid: alg })).toString("base64url");
        const mac = createHmac(hs.replace("HS", "sha"), secret)
          .update(`${header}.${payload}`)
          .digest("base64url");
        expect(await outcome(`${header}.${payload}.${mac}`)).toMatch(/^The access token must be signed with/);
      }
    });

    it("is not taken from a token that says it needs no signature", async () => {
      const [, payload, signature] = (await signed(alg)).split(".");

      for (const none of ["none", "None", "NONE", ""]) {
        const header = Buffer.from(JSON.stringify({ alg: none, kid: alg })).toString("base64url");
        for (const end of ["", signature])
          expect(await outcome(`${header}.${payload}.${end}`)).toMatch(/must be signed with|malformed/);
      }
    });

    it("minds issuer, audience and clock", async () => {
      const settings = { issuer: "https://id.example.org", audiences: ["graph", "other"] };
      const right = { iss: settings.issuer, aud: "graph" };

      expect(await outcome(await signed(alg, {}, right), settings)).toBe("user_1");
      expect(await outcome(await signed(alg), settings)).toContain('its "iss" is wrong');
      expect(await outcome(await signed(alg, {}, { ...right, aud: "kith" }), settings)).toContain(
        'its "aud" is wrong',
      );
      expect(await outcome(await signed(alg, {}, { expiresInS: -20 }))).toContain("has expired");
      expect(await outcome(await signed(alg, {}, { expiresInS: -20 }), { clockSkewMaxS: 60 })).toBe("user_1");
    });
  });

  it("refuses algorithms that are like those that are meant", async () => {
    const { privateKey } = await generateKeyPair("PS256");

    expect(
      await outcome(await signToken(privateKey, { sub: "user_1" }, { alg: "PS256", kid: "RS256" })),
    ).toMatch(/^The access token must be signed with/);
  });

  it("takes a secret among the published keys for no key", async () => {
    const secret = Buffer.alloc(64, 7);
    const published = await serveKeys([
      { kty: "oct", kid: "s", k: secret.toString("base64url") },
      await jwkOf("EdDSA"),
    ]);
    const token = await signToken(secret as never, { sub: "user_1" }, { alg: "HS256", kid: "s" });

    expect(await outcome(token, {}, published.url)).toMatch(/^The access token must be signed with/);
    expect(await outcome(await signed("EdDSA"), {}, published.url)).toBe("user_1");
    await published.close();
  });

  it("does not verify with a key that was published for something else", async () => {
    const published = await serveKeys([await jwkOf("RS256", { use: "enc" })]);

    expect(await outcome(await signed("RS256"), {}, published.url)).toBe(WRONG_SIGNATURE);
    await published.close();
  });

  it("tries each key of its kind where a token names none, and no more than are there", async () => {
    const first = await generateKeyPair("ES256", { extractable: true });
    const published = await serveKeys([
      { ...(await exportJWK(first.publicKey)), kid: "old", alg: "ES256" },
      await jwkOf("ES256"),
    ]);
    const stranger = await generateKeyPair("ES256");
    const unnamed = { alg: "ES256", kid: undefined as never };

    expect(
      await outcome(
        await signToken(pairOf("ES256").privateKey, { sub: "user_1" }, unnamed),
        {},
        published.url,
      ),
    ).toBe("user_1");
    expect(
      await outcome(await signToken(first.privateKey, { sub: "user_2" }, unnamed), {}, published.url),
    ).toBe("user_2");
    expect(
      await outcome(await signToken(stranger.privateKey, { sub: "user_1" }, unnamed), {}, published.url),
    ).toBe(WRONG_SIGNATURE);
    await published.close();
  });

  it("finds the key that came, and forgets the one that went, without a restart", async () => {
    const published = await serveKeys([await jwkOf("EdDSA")]);
    const read = tokenReader(published.url, { ...DEFAULT_TOKEN_SETTINGS, jwksCooldownMs: 0 });
    const who = async (alg: string) => (await read(`Bearer ${await signed(alg)}`)).viewer.viewerId;

    expect(await who("EdDSA")).toBe("user_1");
    await expect(who("ES256")).rejects.toThrow(WRONG_SIGNATURE);
    published.replace([await jwkOf("ES256")]);
    expect(await who("ES256")).toBe("user_1");
    await expect(who("EdDSA")).rejects.toThrow(WRONG_SIGNATURE);
    await published.close();
  });
});

describe("policies in a token", () => {
  it.each([
    [
      ["a", "b"],
      ["a", "b"],
    ],
    ["a  b", ["a", "b"]],
    [[], undefined],
    [["a", 7, null, "", { b: 1 }], ["a"]],
    [{ a: true }, undefined],
    [true, undefined],
    [Array.from({ length: 100 }, (_, n) => `p${n}`), Array.from({ length: 64 }, (_, n) => `p${n}`)],
  ])("%j are %j", async (claim, expected) => {
    const { publicKey, privateKey } = await generateKeyPair("EdDSA");
    const keys = await serveKeys([{ ...(await exportJWK(publicKey)), kid: "key-1", alg: "EdDSA" }]);
    const token = await signToken(privateKey, { sub: "user_1", policies: claim });
    const { viewer } = await tokenReader(keys.url)(`Bearer ${token}`);

    expect(viewer.policies).toEqual(expected);
    await keys.close();
  });
});
