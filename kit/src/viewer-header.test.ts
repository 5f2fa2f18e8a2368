import { createHmac, randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { signViewer, type Viewer, verifyViewer } from "./viewer-header.ts";

const key = randomBytes(32);
const nowMs = Date.UTC(2026, 1, 17);
const options = { key, audience: "social", nowMs };
const alice: Viewer = { viewerId: "user_alice", scopes: ["read"], requestId: "req-1" };

const signed = signViewer(alice, options);
const [payload = "", signature = ""] = signed.split(".");
const encoded = (claims: object): string => Buffer.from(JSON.stringify(claims)).toString("base64url");
const claimsOfMallory = { ...alice, viewerId: "user_mallory", audience: "social", issuedAtMs: nowMs };

describe("verifyViewer", () => {
  it.each([
    alice,
    { viewerId: null, scopes: [], requestId: "req-2" },
    { ...alice, sessionId: "session_1", address: "2001:db8::1" },
  ])("gives back who was signed: %j", (who) => {
    expect(verifyViewer(signViewer(who, options), options)).toEqual(who);
  });

  it("takes a header for a minute, and from a clock that is half a minute ahead", () => {
    const at = (offsetMs: number) => verifyViewer(signed, { ...options, nowMs: nowMs + offsetMs });

    expect([at(60_000), at(-30_000)]).toEqual([alice, alice]);
  });
});

describe("verifyViewer against attacks", () => {
  const refuses = (header: unknown, changed: Partial<typeof options> = {}): void => {
    expect(verifyViewer(header, { ...options, ...changed })).toBeNull();
  };

  it("refuses a header signed with another key", () => {
    refuses(signViewer(alice, { ...options, key: randomBytes(32) }));
  });

  it("refuses a header that was made for another subgraph", () => {
    refuses(signViewer(alice, { ...options, audience: "commerce" }));
  });

  it("refuses a header that is older than a minute", () => {
    refuses(signed, { nowMs: nowMs + 60_001 });
  });

  it("refuses a header from more than half a minute in the future", () => {
    refuses(signed, { nowMs: nowMs - 30_001 });
  });

  it("refuses another person's claims under a signature that was seen elsewhere", () => {
    refuses(`${encoded(claimsOfMallory)}.${signature}`);
  });

  it("refuses claims signed with no key, with an empty signature and with a plain hash", () => {
    const forged = encoded(claimsOfMallory);
    const keyless = createHmac("sha256", "").update(forged).digest("base64url");

    for (const header of [`${forged}.`, forged, `.${signature}`, `${forged}.${keyless}`]) refuses(header);
  });

  it("refuses a header cut off anywhere", () => {
    for (let length = 0; length < signed.length; length += 1) refuses(signed.slice(0, length));
  });

  it("refuses a header with any one character of its claims changed", () => {
    fc.assert(
      fc.property(fc.nat(payload.length - 1), fc.constantFrom(..."AZaz09-_"), (at, character) => {
        fc.pre(payload[at] !== character);

        refuses(`${payload.slice(0, at)}${character}${payload.slice(at + 1)}.${signature}`);
      }),
    );
  });

  it("refuses two headers that were joined into one", () => {
    refuses(`${signed}, ${signed}`);
    refuses(`${signed}.${signature}`);
  });

  it("refuses a header of more than 8,192 characters, even a signed one", () => {
    refuses(signViewer({ ...alice, scopes: ["x".repeat(8_192)] }, options));
  });

  it.each([undefined, null, 42, {}, [signed], Buffer.from(signed)])(
    "refuses what is no string: %j",
    (header) => {
      refuses(header);
    },
  );

  it("refuses any other text without an error", () => {
    fc.assert(fc.property(fc.string(), (text) => refuses(text)));
  });
});
