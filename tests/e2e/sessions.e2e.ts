import { describe, expect, it } from "vitest";
import { cast } from "../cast.ts";
import { codesOf } from "../client.ts";
import {
  codeOf,
  DOCUMENTS,
  PASSWORD,
  type Payload,
  refresh,
  send,
  signIn,
  signUp,
  withToken,
} from "../sign-in-client.ts";
import { startSupergraph } from "../supergraph.ts";

describe("a refresh token", () => {
  it("is good once and gives the next one", async () => {
    await using graph = await startSupergraph();
    const first = await signUp(graph);

    const second = await refresh(graph, first);
    const third = await refresh(graph, second);

    expect(codeOf(third)).toBeUndefined();
    expect(new Set([first, second, third].map(({ session }) => session?.refreshToken)).size).toBe(3);
  });

  it("ends its family when it is replayed, however old it is", async () => {
    await using graph = await startSupergraph();
    const stolen = await signUp(graph);
    let newest = stolen;
    for (let round = 0; round < 5; round += 1) newest = await refresh(graph, newest);
    const elsewhere = await signIn(graph);

    const thief = await refresh(graph, stolen);
    const owner = await refresh(graph, newest);
    const otherDevice = await refresh(graph, elsewhere);

    expect([thief, owner, otherDevice].map(codeOf)).toEqual(["SESSION_ENDED", "SESSION_ENDED", undefined]);
  });

  it("cannot be made up from a session's id to end it", async () => {
    await using graph = await startSupergraph();
    const signedUp = await signUp(graph);
    const [sessionId, , secret] = signedUp.session?.refreshToken.split(".") ?? [];

    for (const forged of [`${sessionId}.${"A".repeat(43)}.${secret}`, `${sessionId}..`, "", "{}"]) {
      const refused = await send(graph.anonymous, "refreshSession", { refreshToken: forged });
      expect(codeOf(refused)).toBe("SESSION_ENDED");
    }

    expect(codeOf(await refresh(graph, signedUp))).toBeUndefined();
  });

  it("never becomes two good ones when it is used several times at once", async () => {
    await using graph = await startSupergraph();
    await signUp(graph);

    for (let round = 0; round < 30; round += 1) {
      const signedIn = await signIn(graph);
      const answers = await Promise.all([1, 2, 3].map(() => refresh(graph, signedIn)));
      const given = answers.filter(({ session }) => session !== null);
      const usable = await Promise.all(given.map((answer) => refresh(graph, answer)));

      expect(given.length).toBeLessThanOrEqual(1);
      expect(usable.filter(({ session }) => session !== null)).toEqual([]);
    }
  });
});

describe("signing out", () => {
  it("ends this device's session and no other", async () => {
    await using graph = await startSupergraph();
    const phone = await signUp(graph);
    const tablet = await signIn(graph);

    const signedOut = await send(withToken(graph, phone), "signOut", {});

    expect(signedOut.endedSessionCount).toBe(1);
    expect(codeOf(await refresh(graph, phone))).toBe("SESSION_ENDED");
    expect(codeOf(await refresh(graph, tablet))).toBeUndefined();
  });

  it("ends every session at once, of this person only", async () => {
    await using graph = await startSupergraph();
    const devices = [await signUp(graph), await signIn(graph), await signIn(graph)];
    const other = await signUp(graph, "xiaohong");

    const [phone] = devices;
    const signedOut = phone && (await send(withToken(graph, phone), "signOut", { everywhere: true }));
    const refreshed = await Promise.all(devices.map((device) => refresh(graph, device)));

    expect(signedOut?.endedSessionCount).toBe(3);
    expect(refreshed.map(codeOf)).toEqual(["SESSION_ENDED", "SESSION_ENDED", "SESSION_ENDED"]);
    expect(codeOf(await refresh(graph, other))).toBeUndefined();
  });

  it("needs a session unless it is everywhere", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const alice = await graph.as("alice");

    const here = await send(alice, "signOut", {});
    const everywhere = await send(alice, "signOut", { everywhere: true });

    expect(codeOf(here)).toBe("NO_SESSION");
    expect(everywhere.endedSessionCount).toBe(0);
    expect(codesOf(await graph.anonymous.query(DOCUMENTS.signOut, { input: {} }))).toEqual([
      "UNAUTHENTICATED",
    ]);
  });

  it("happens to the device that was away longest when a 21st signs in", async () => {
    await using graph = await startSupergraph();
    const first = await signUp(graph);
    const second = await signIn(graph);
    for (let device = 3; device <= 21; device += 1) await signIn(graph);

    expect(codeOf(await refresh(graph, first))).toBe("SESSION_ENDED");
    expect(codeOf(await refresh(graph, second))).toBeUndefined();
  });
});

describe("changing the password", () => {
  it("keeps this device, signs out the others, and lets the old password in no more", async () => {
    await using graph = await startSupergraph();
    const phone = await signUp(graph);
    const tablet = await signIn(graph);
    const change = { currentPassword: PASSWORD, newPassword: "一个全新的长密码" };

    const changed = await send(withToken(graph, phone), "changePassword", change);

    expect(changed.endedSessionCount).toBe(1);
    expect(codeOf(await refresh(graph, phone))).toBeUndefined();
    expect(codeOf(await refresh(graph, tablet))).toBe("SESSION_ENDED");
    expect(codeOf(await signIn(graph))).toBe("WRONG_CREDENTIALS");
    expect(codeOf(await signIn(graph, change.newPassword))).toBeUndefined();
  });

  it.each([
    ["PASSWORD_TOO_SHORT", { newPassword: "short" }],
    ["PASSWORD_TOO_LONG", { newPassword: "长".repeat(129) }],
    ["WRONG_PASSWORD", { currentPassword: "a wrong one" }],
  ])("refuses with %s", async (code, wrong) => {
    await using graph = await startSupergraph();
    const phone = withToken(graph, await signUp(graph));
    const input = { currentPassword: PASSWORD, newPassword: "一个全新的长密码", ...wrong };

    expect(codeOf(await send(phone, "changePassword", input))).toBe(code);
  });

  it("refuses a thief of the phone the eleventh guess", async () => {
    await using graph = await startSupergraph();
    const phone = withToken(graph, await signUp(graph));
    const guess = { currentPassword: "a wrong one", newPassword: "一个全新的长密码" };

    const guesses = await Promise.all(Array.from({ length: 12 }, () => send(phone, "changePassword", guess)));

    expect(guesses.filter((one) => codeOf(one) === "TOO_MANY_ATTEMPTS")).toHaveLength(2);
  });

  it("leaves no session to a sign-in with the old password that meets it", async () => {
    await using graph = await startSupergraph();
    const phone = await signUp(graph);
    let current = PASSWORD;

    for (let round = 0; round < 8; round += 1) {
      const next = `${PASSWORD} ${round}`;
      const [changed, ...intruders] = await Promise.all([
        send(withToken(graph, phone), "changePassword", { currentPassword: current, newPassword: next }),
        signIn(graph, current),
        signIn(graph, current),
      ]);
      const refreshed = await Promise.all(
        intruders.filter(({ session }) => session !== null).map((intruder) => refresh(graph, intruder)),
      );

      expect(codeOf(changed as Payload)).toBeUndefined();
      expect(refreshed.filter(({ session }) => session !== null)).toEqual([]);
      current = next;
    }
  });
});
