import { createLocalJWKSet, jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { signAccessToken } from "./access-token.ts";
import { newSigningKeyJson, signingKeysOf } from "./signing-key.ts";

const setOf = (...keys: readonly string[]) => `{"keys":[${keys.join()}]}`;

describe("signing keys", () => {
  it("verify tokens through every step of a change, when verifiers still hold the keys of the step before", async () => {
    const [old, next] = [await newSigningKeyJson(), await newSigningKeyJson()];
    const steps = await Promise.all(
      [old, setOf(old, next), setOf(next, old), next].map((json) => signingKeysOf(json)),
    );

    for (const [index, { current }] of steps.entries()) {
      const token = await signAccessToken("user_1", { key: current, sessionId: "session_1" });
      // The next step may come when the token is half way through its life.
      const verifiers = steps.slice(Math.max(index - 1, 0), index === 1 ? 3 : index + 1);
      for (const { publicJwks } of verifiers) {
        const { payload } = await jwtVerify(token, createLocalJWKSet({ keys: [...publicJwks] }));
        expect(payload).toMatchObject({ sub: "user_1", scope: "user", sid: "session_1" });
      }
    }
  });

  it("publish no private half", async () => {
    const { publicJwks } = await signingKeysOf(setOf(await newSigningKeyJson(), await newSigningKeyJson()));

    expect(publicJwks).toHaveLength(2);
    for (const jwk of publicJwks) expect(jwk).not.toHaveProperty("d");
  });

  it.each(["", "null", "[]", "{}", '{"keys":[]}', '{"keys":[null]}', '{"keys":{}}', '{"kty":"RSA"}'])(
    "are refused where they are %s",
    async (json) => {
      await expect(signingKeysOf(json)).rejects.toThrow("KITH_TOKEN_KEY must be an Ed25519 private key");
    },
  );
});
