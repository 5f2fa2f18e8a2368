import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { signViewer } from "../viewer-header.ts";
import { isSignatureOf, signEvents } from "./event-signature.ts";

const key = randomBytes(32);
const nowMs = Date.parse("2026-02-17T08:00:00Z");
const to = { key, audience: "social", nowMs };
const BODY = '{"events":[]}';
const header = signEvents(BODY, to);

describe("the signature of events", () => {
  it("is good for its body and its consumer, for a minute", () => {
    expect(isSignatureOf(BODY, header, to)).toBe(true);
    expect(isSignatureOf(BODY, header, { ...to, nowMs: nowMs + 60_000 })).toBe(true);
    expect(isSignatureOf(BODY, header, { ...to, nowMs: nowMs + 60_001 })).toBe(false);
    expect(isSignatureOf(BODY, header, { ...to, nowMs: nowMs - 30_001 })).toBe(false);
  });

  it("is no good for another body, consumer or key", () => {
    expect(isSignatureOf(`${BODY} `, header, to)).toBe(false);
    expect(isSignatureOf(BODY, header, { ...to, audience: "users" })).toBe(false);
    expect(isSignatureOf(BODY, header, { ...to, key: randomBytes(32) })).toBe(false);
  });

  it("cannot be put off to a later time", () => {
    const later = `${nowMs + 60_000}.${header.split(".")[1]}`;

    expect(isSignatureOf(BODY, later, { ...to, nowMs: nowMs + 60_000 })).toBe(false);
  });

  it.each([undefined, "", "1.2", `${nowMs}.`, `${nowMs}.${"A".repeat(44)}`, [header]])(
    "is not %j",
    (other) => {
      expect(isSignatureOf(BODY, other, to)).toBe(false);
    },
  );

  it("is not a viewer header, though the key is the same", () => {
    const viewer = { viewerId: null, scopes: [], requestId: "r" };

    expect(isSignatureOf(BODY, signViewer(viewer, to), to)).toBe(false);
  });
});
