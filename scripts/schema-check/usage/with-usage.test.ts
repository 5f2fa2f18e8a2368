import { describe, expect, it } from "vitest";
import type { Finding } from "../finding.ts";
import type { Report } from "../report.ts";
import { readUsage, usageText } from "./usage-file.ts";
import { withUsage } from "./with-usage.ts";

const finding = (coordinate: string | null, check: Finding["check"] = "api"): Finding => ({
  ...{
    code: "X",
    check,
    severity: "breaking",
    coordinate,
    message: "It goes.",
    wayOut: "Do.",
    place: null,
    contract: null,
  },
});
const report = (...findings: Finding[]): Report => ({
  ...{ base: "base", composes: true, findings, accepted: [], verdicts: [] },
});
const row = (coordinate: string, requests: number, last: string, version = "1.0") => ({
  ...{ coordinate, client: "web", version, requests },
  firstSeenAt: new Date("2026-01-02T00:00:00Z"),
  lastSeenAt: new Date(`${last}T10:00:00Z`),
});
const ROWS = [
  row("User.name", 3_000, "2026-02-01"),
  row("User.name", 204, "2026-02-16", "2.0"),
  row("User.age", 1, "2026-02-03"),
  row("web@1.0/Home", 7, "2026-02-05"),
];
const told = (...findings: Finding[]) =>
  withUsage(report(...findings), { exportedAt: new Date(), rows: ROWS }).findings;

describe("withUsage", () => {
  it("tells how often, when last and by whom", () => {
    const [name, age, gone] = told(finding("User.name"), finding("User.age"), finding("User.bio"));

    expect(name?.message).toBe(
      "It goes. Used 3,204 times since 2026-01-02, last on 2026-02-16, by web@1.0, web@2.0.",
    );
    expect(name?.usage).toEqual({
      requests: 3_204,
      lastSeenAt: "2026-02-16T10:00:00.000Z",
      clients: ["web@1.0", "web@2.0"],
    });
    expect(age?.message).toBe("It goes. Used once since 2026-01-02, last on 2026-02-03, by web@1.0.");
    expect(gone?.message).toBe("It goes. Not used since 2026-01-02.");
  });

  it("takes a type for as used as its most used field, and an operation by its name", () => {
    const [type, operation] = told(finding("User"), finding("web@1.0/Home", "operations"));

    expect(type?.usage).toMatchObject({ requests: 3_204, clients: ["web@1.0", "web@2.0"] });
    expect(operation?.usage).toMatchObject({ requests: 7 });
  });

  it("leaves alone what nobody can use", () => {
    const findings = [finding(null), finding("@tag"), finding("web@1.0/Home", "plans")];

    expect(told(...findings)).toEqual(findings);
  });

  it("does not call something unused where nothing was counted", () => {
    const { findings } = withUsage(report(finding("User.name")), { exportedAt: new Date(), rows: [] });

    expect(findings[0]?.message).toBe("It goes. Nothing was counted yet.");
  });
});

describe("an export of usage", () => {
  it("is read as it was written, whatever the order of its rows", () => {
    const exportedAt = new Date("2026-02-17T00:00:00Z");
    const text = usageText({ exportedAt, rows: ROWS });

    expect(usageText({ exportedAt, rows: ROWS.toReversed() })).toBe(text);
    expect(readUsage(text, "usage.json").rows).toEqual(expect.arrayContaining(ROWS));
  });

  it.each([
    ["{", "usage.json is not JSON"],
    ["[]", "usage.json: expected an object with exportedAt and rows"],
    ['{"rows":{}}', "usage.json: expected rows, a list, got {}"],
    ['{"rows":[1]}', "usage.json: expected rows[0] to be an object, got 1"],
    ['{"rows":[{"coordinate":1}]}', "usage.json: expected rows[0].coordinate, a text, got 1"],
    [
      '{"rows":[{"coordinate":"a","client":"b","version":"c","requests":-1}]}',
      "usage.json: expected rows[0].requests, a positive integer, got -1",
    ],
    [
      '{"rows":[{"coordinate":"a","client":"b","version":"c","requests":1,"firstSeenAt":"x"}]}',
      'usage.json: expected rows[0].firstSeenAt, an instant, got "x"',
    ],
    ['{"rows":[]}', "usage.json: expected exportedAt, an instant, got nothing"],
  ])("says what is wrong with %j", (text, sentence) => {
    expect(() => readUsage(text, "usage.json")).toThrow(sentence);
  });
});
