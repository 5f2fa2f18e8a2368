import { generateKeyPair, type JWTPayload, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TokenReader, tokenReader } from "./access-token.ts";
import { signToken, startTokenIssuer } from "./testing/token-issuer.ts";

describe("tokenReader", () => {
  let issuer: Awaited<ReturnType<typeof startTokenIssuer>>;
  let readToken: TokenReader;
  beforeAll(async () => {
    issuer = await startTokenIssuer();
    readToken = tokenReader(issuer.jwksUrl);
  });
  afterAll(() => issuer.close());

  const refusal = async (authorization: string) => {
    const error = await readToken(authorization).then(
      ({ viewer }) => expect.unreachable(`was let in as ${viewer.viewerId}`),
      (reason) => reason,
    );
    return [error.extensions?.code, error.message];
  };

  it("takes a request without a token for nobody's", async () => {
    expect(await readToken(undefined)).toEqual({ viewer: { viewerId: null, scopes: [] }, expiresAtMs: null });
  });

  it("reads the viewer and the scopes", async () => {
    const token = await issuer.tokenOf("user_1", { scope: "read:wallet  write:posts" });

    expect((await readToken(`bearer ${token}`)).viewer).toEqual({
      viewerId: "user_1",
      scopes: ["read:wallet", "write:posts"],
    });
  });

  it("reads the session that a token belongs to, and none that is no text of a session's length", async () => {
    const read = async (sid: unknown) =>
      (await readToken(`Bearer ${await issuer.tokenOf("user_1", { sid })}`)).viewer.sessionId;

    expect(await read("session_1")).toBe("session_1");
    for (const sid of [{ $ne: null }, 7, "", "s".repeat(129)]) expect(await read(sid)).toBeUndefined();
  });

  it("fetches the keys once", async () => {
    const fresh = tokenReader(issuer.jwksUrl);
    const countBefore = issuer.requestCount;
    const token = await issuer.tokenOf("user_1");

    for (let round = 0; round < 5; round += 1) await fresh(`Bearer ${token}`);

    expect(issuer.requestCount - countBefore).toBe(1);
  });

  it("does not fetch the keys again for each forged key id", async () => {
    const countBefore = issuer.requestCount;
    const { privateKey } = await generateKeyPair("EdDSA");

    for (const kid of ["a", "b", "c", "d"])
      await refusal(`Bearer ${await signToken(privateKey, { sub: "user_1" }, { kid })}`);

    expect(issuer.requestCount - countBefore).toBeLessThanOrEqual(1);
  });

  it.each(["", "Bearer", "Bearer ", "Basic dXNlcjpwdw==", "Bearer a b", "Bearer é"])(
    "refuses a header that is no bearer token: %j",
    async (header) => {
      expect(await refusal(header)).toEqual([
        "UNAUTHENTICATED",
        "The Authorization header must be: Bearer <access token>.",
      ]);
    },
  );

  it.each(["x", "a.b.c", "a.b.c.d.e", "eyJhbGciOiJFZERTQSJ9..", "e30.e30.e30"])(
    "refuses a token that is no JWT: %s",
    async (token) => {
      const [code, message] = await refusal(`Bearer ${token}`);

      expect(code).toBe("UNAUTHENTICATED");
      expect(message).toMatch(/malformed|wrong signature|must be signed/);
    },
  );

  it("refuses a token that has expired", async () => {
    const token = await issuer.tokenOf("user_1", { expiresInS: -10 });

    expect(await refusal(`Bearer ${token}`)).toEqual([
      "UNAUTHENTICATED",
      "The access token has expired: get a new one.",
    ]);
  });

  it("allows for clocks that differ by a few seconds", async () => {
    const token = await issuer.tokenOf("user_1", { expiresInS: -2 });

    expect((await readToken(`Bearer ${token}`)).viewer).toMatchObject({ viewerId: "user_1" });
  });

  it("refuses a token signed with another key under the right key id", async () => {
    const { privateKey } = await generateKeyPair("EdDSA");
    const forged = await signToken(privateKey, { sub: "user_1" });

    expect(await refusal(`Bearer ${forged}`)).toEqual([
      "UNAUTHENTICATED",
      "The access token has a wrong signature: no key of this service made it.",
    ]);
  });

  it.each([7, true, ["user_1"], { length: 1 }])(
    "refuses a token whose subject is no text: %j",
    async (sub) => {
      const token = await issuer.tokenOf("user_1", { sub: sub as never });

      expect(await refusal(`Bearer ${token}`)).toEqual([
        "UNAUTHENTICATED",
        'The access token\'s "sub" must have 1 to 128 characters.',
      ]);
    },
  );

  it("refuses a token whose claims were changed", async () => {
    const [header, , signature] = (await issuer.tokenOf("user_1")).split(".");
    const claims: JWTPayload = { sub: "user_2", iss: "kith", aud: "kith", exp: Date.now() };
    const payload = Buffer.from(JSON.stringify(claims)).toString("base64url");

    expect((await refusal(`Bearer ${header}.${payload}.${signature}`))[1]).toContain("wrong signature");
  });

  it("refuses a token that says it needs no signature", async () => {
    const unsigned = new UnsecuredJWT({ sub: "user_1" })
      .setIssuer("kith")
      .setAudience("kith")
      .setExpirationTime("1h")
      .encode();

    expect(await refusal(`Bearer ${unsigned}`)).toEqual([
      "UNAUTHENTICATED",
      "The access token must be signed with EdDSA or ES256 or RS256.",
    ]);
  });

  it("refuses a token signed with a shared secret", async () => {
    const secret = new TextEncoder().encode("the public key, used as if it were a secret".padEnd(64));
    const forged = await signToken(secret as never, { sub: "user_1" }, { alg: "HS256" });

    expect((await refusal(`Bearer ${forged}`))[1]).toBe(
      "The access token must be signed with EdDSA or ES256 or RS256.",
    );
  });

  it("looks for keys where it was told, not where the token says", async () => {
    const { publicKey, privateKey } = await generateKeyPair("EdDSA", { extractable: true });
    const jwk = await crypto.subtle.exportKey("jwk", publicKey as never);
    const forged = await signToken(
      privateKey,
      { sub: "user_1" },
      { jku: "http://127.0.0.1:9/keys", jwk: jwk as never },
    );

    expect((await refusal(`Bearer ${forged}`))[1]).toContain("wrong signature");
  });

  it.each([
    ["issuer", { iss: "somebody" }, '"iss"'],
    ["audience", { aud: "another-service" }, '"aud"'],
  ])("refuses a token of another %s", async (_what, claims, named) => {
    const token = await issuer.tokenOf("user_1", claims);

    expect((await refusal(`Bearer ${token}`))[1]).toContain(named);
  });

  it.each([
    ["no subject", undefined],
    ["an empty subject", ""],
    ["a huge subject", "u".repeat(129)],
  ])("refuses a token with %s", async (_what, sub) => {
    const token = await issuer.tokenOf("placeholder", sub === undefined ? {} : { sub });
    const withoutSub = await issuer.tokenOf(undefined as never);

    expect((await refusal(`Bearer ${sub === undefined ? withoutSub : token}`))[1]).toContain('"sub"');
  });

  it("refuses a token longer than any it would be given", async () => {
    const token = await issuer.tokenOf("user_1", { scope: "s ".repeat(4_000) });

    expect((await refusal(`Bearer ${token}`))[1]).toContain("at most 4096 characters");
  });

  it("says that it cannot tell when the keys are not to be had", async () => {
    const readWithoutKeys = tokenReader("http://127.0.0.1:9/jwks.json");
    const token = await issuer.tokenOf("user_1");

    await expect(readWithoutKeys(`Bearer ${token}`)).rejects.toMatchObject({
      extensions: { code: "SUBGRAPH_UNAVAILABLE" },
    });
  });

  it("says that it cannot tell when the keys are no keys", async () => {
    const readWithoutKeys = tokenReader(issuer.jwksUrl.replace("jwks.json", "nothing-here"));
    const token = await issuer.tokenOf("user_1");

    await expect(readWithoutKeys(`Bearer ${token}`)).rejects.toMatchObject({
      extensions: { code: "SUBGRAPH_UNAVAILABLE" },
    });
  });
});
