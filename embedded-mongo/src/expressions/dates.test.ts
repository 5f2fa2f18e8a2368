import { describe, expect, it } from "vitest";
import { Int32 } from "../values/types.ts";
import { compileExpression } from "./compile.ts";

const evaluate = (spec: unknown): unknown => compileExpression(spec)({}, {});
const iso = (spec: unknown): string => (evaluate(spec) as Date).toISOString();
const at = (text: string) => new Date(text);
const int = (value: number) => new Int32(value);
const codeOf = (spec: unknown): number | undefined => {
  try {
    evaluate(spec);
  } catch (error) {
    return (error as { code: number }).code;
  }
  return undefined;
};

describe("$dateFromParts", () => {
  const parts = (hour: number, minute: number, month: number, day: number, timezone: string) =>
    iso({
      $dateFromParts: {
        year: int(2024),
        month: int(month),
        day: int(day),
        hour: int(hour),
        minute: int(minute),
        timezone,
      },
    });

  it.each([
    ["America/New_York", 3, 10, "2024-03-10T07:30:00.000Z"],
    ["Europe/Berlin", 3, 31, "2024-03-31T01:30:00.000Z"],
  ])("moves a time that the clocks of %s skip forward by an hour", (zone, month, day, expected) => {
    expect(parts(2, 30, month, day, zone)).toBe(expected);
  });

  it.each([
    ["America/New_York", 1, 11, 3, "2024-11-03T06:30:00.000Z"],
    ["Europe/Berlin", 2, 10, 27, "2024-10-27T01:30:00.000Z"],
  ])("takes the second of two equal times in %s", (zone, hour, month, day, expected) => {
    expect(parts(hour, 30, month, day, zone)).toBe(expected);
  });

  it("carries parts that lie outside their range", () => {
    expect(parts(-1, 61, 14, 0, "UTC")).toBe("2025-01-31T00:01:00.000Z");
    expect(iso({ $dateFromParts: { isoWeekYear: int(2020), isoWeek: int(54), isoDayOfWeek: int(0) } })).toBe(
      "2021-01-03T00:00:00.000Z",
    );
  });

  it("refuses parts that are mixed, no integers, or out of bounds", () => {
    expect(codeOf({ $dateFromParts: { month: int(1) } })).toBe(40516);
    expect(codeOf({ $dateFromParts: { year: int(1), isoWeek: int(1) } })).toBe(40489);
    expect(codeOf({ $dateFromParts: { isoWeekYear: int(1), day: int(1) } })).toBe(40525);
    expect(codeOf({ $dateFromParts: { year: int(0) } })).toBe(40523);
    expect(codeOf({ $dateFromParts: { year: "x" } })).toBe(40515);
    expect(codeOf({ $dateFromParts: { year: int(1), month: int(40_000) } })).toBe(31034);
  });
});

describe("time zones", () => {
  it.each([
    ["America/New_York", 7],
    ["+08:00", 20],
    ["+0530", 17],
    ["-03", 9],
    ["GMT", 12],
    ["Asia/Kolkata", 17],
  ])("reads the hour in %s", (timezone, hour) => {
    expect(evaluate({ $hour: { date: at("2024-01-15T12:00:00Z"), timezone } })).toEqual(int(hour));
  });

  it.each(["america/new_york", "utc", "PST", "Mars/Base", "+8", "Z", ""])("refuses %j", (timezone) => {
    expect(codeOf({ $year: { date: at("2024-01-15T12:00:00Z"), timezone } })).toBe(40485);
  });

  it("counts local mean time before zones were introduced", () => {
    const date = at("1800-01-01T00:00:00Z");

    expect(evaluate({ $dateToString: { date, timezone: "Europe/Berlin", format: "%H:%M:%S %z %Z" } })).toBe(
      "00:53:28 +0053 53",
    );
  });
});

describe("$dateAdd", () => {
  const add = (startDate: string, unit: string, amount: number, timezone = "UTC") =>
    iso({ $dateAdd: { startDate: at(startDate), unit, amount: int(amount), timezone } });

  it("keeps the time of day over a change of clocks for days, not for hours", () => {
    expect(add("2020-10-24T18:10:00Z", "day", 1, "Europe/Paris")).toBe("2020-10-25T19:10:00.000Z");
    expect(add("2020-10-24T18:10:00Z", "hour", 24, "Europe/Paris")).toBe("2020-10-25T18:10:00.000Z");
  });

  it("stops at the last day of a month, in the calendar of the zone", () => {
    expect(add("2024-01-31T03:00:00Z", "month", 1)).toBe("2024-02-29T03:00:00.000Z");
    expect(add("2021-01-30T23:30:00Z", "month", 1, "Europe/Paris")).toBe("2021-02-27T23:30:00.000Z");
    expect(add("2021-01-31T03:00:00Z", "month", -2, "America/New_York")).toBe("2020-12-01T03:00:00.000Z");
    expect(add("1968-02-29T00:00:00Z", "year", -1)).toBe("1967-02-28T00:00:00.000Z");
  });

  it("refuses units, amounts and results that cannot be", () => {
    const spec = { startDate: at("2024-01-01T00:00:00Z"), unit: "day", amount: int(1) };

    expect(codeOf({ $dateAdd: { ...spec, unit: "eon" } })).toBe(9);
    expect(codeOf({ $dateAdd: { ...spec, amount: "1" } })).toBe(5166405);
    expect(codeOf({ $dateAdd: { ...spec, startDate: "x" } })).toBe(5166403);
    expect(codeOf({ $dateAdd: { unit: "day", amount: int(1) } })).toBe(5166402);
    expect(codeOf({ $dateSubtract: { ...spec, amount: int(0x7fffffff), unit: "year" } })).toBe(5976500);
  });
});

describe("$dateDiff", () => {
  const diff = (startDate: string, endDate: string, unit: string, rest = {}) =>
    Number(evaluate({ $dateDiff: { startDate: at(startDate), endDate: at(endDate), unit, ...rest } }));

  it("counts the boundaries that are crossed", () => {
    expect(diff("2020-11-01T18:23:36Z", "2020-11-02T00:00:00Z", "hour")).toBe(6);
    expect(diff("2023-12-31T23:59:59Z", "2024-01-01T00:00:00Z", "year")).toBe(1);
    expect(diff("2024-01-01T00:00:00Z", "1969-12-31T00:00:00Z", "quarter")).toBe(-217);
  });

  it("starts weeks on the day asked for, in the zone", () => {
    const [sunday, monday] = ["2021-01-24T18:23:36Z", "2021-01-25T02:23:36Z"];

    expect(diff(sunday, monday, "week")).toBe(0);
    expect(diff(sunday, monday, "week", { startOfWeek: "MONDAY" })).toBe(1);
    expect(diff(sunday, monday, "week", { startOfWeek: "mon", timezone: "America/New_York" })).toBe(0);
  });

  it("leaves out the hour that the clocks skip", () => {
    expect(
      diff("2024-03-10T06:00:00Z", "2024-03-10T08:00:00Z", "hour", { timezone: "America/New_York" }),
    ).toBe(2);
  });
});

describe("$dateTrunc", () => {
  const truncate = (date: string, unit: string, rest = {}) =>
    iso({ $dateTrunc: { date: at(date), unit, ...rest } });

  it("counts bins from the year 2000 in the zone", () => {
    expect(truncate("2021-12-01T18:23:36Z", "hour", { binSize: int(4), timezone: "America/New_York" })).toBe(
      "2021-12-01T17:00:00.000Z",
    );
    expect(truncate("2024-08-15T00:00:00Z", "quarter", { binSize: int(2) })).toBe("2024-07-01T00:00:00.000Z");
    expect(truncate("1998-08-15T00:00:00Z", "year", { binSize: int(10) })).toBe("1990-01-01T00:00:00.000Z");
  });

  it("cuts weeks at the day asked for", () => {
    expect(truncate("2021-02-15T18:23:36Z", "week")).toBe("2021-02-14T00:00:00.000Z");
    expect(
      truncate("2000-01-30T18:00:00Z", "week", {
        binSize: int(2),
        timezone: "America/New_York",
        startOfWeek: "mon",
      }),
    ).toBe("2000-01-17T05:00:00.000Z");
  });

  it("finds the midnight of a day on which the clocks change", () => {
    expect(truncate("2024-03-31T12:00:00Z", "day", { timezone: "Europe/Berlin" })).toBe(
      "2024-03-30T23:00:00.000Z",
    );
  });
});

describe("$dateFromString", () => {
  const read = (dateString: string, rest = {}) => iso({ $dateFromString: { dateString, ...rest } });

  it.each([
    ["2017-07-04T11:56:02.81Z", "2017-07-04T11:56:02.810Z"],
    ["2017-07-04T11:56.02", "2017-07-04T11:56:02.000Z"],
    ["20170704T115602", "2017-07-04T11:56:02.000Z"],
    ["2017-07-14T12:02:44.771 GMT+02", "2017-07-14T10:02:44.771Z"],
    ["2017-07-14T12:02:44.771+0330", "2017-07-14T08:32:44.771Z"],
    ["2017-07-14T12:02:44.771 EST", "2017-07-14T17:02:44.771Z"],
    ["2017-07-14T12:02:44.771 L", "2017-07-14T01:02:44.771Z"],
    ["July 4th, 2017 12:39:30 BST", "2017-07-04T11:39:30.000Z"],
    ["July 4th, 2017 11am", "2017-07-04T11:00:00.000Z"],
    ["July 4th, 2017 12pm", "2017-07-04T12:00:00.000Z"],
    ["7/4/17", "2017-07-04T00:00:00.000Z"],
    ["04-07-2017", "2017-07-04T00:00:00.000Z"],
    ["2017-Jul-04 noon", "2017-07-04T12:00:00.000Z"],
    ["2017-07-04 12:48:07 GMT+0545", "2017-07-04T07:03:07.000Z"],
    ["Tue, 04 Jul 2017 16:01:07 +0200", "2017-07-04T14:01:07.000Z"],
    ["Jul 4 12:00:00 2017", "2017-07-04T12:00:00.000Z"],
    ["2017-W27-2", "2017-07-04T00:00:00.000Z"],
    ["@1499172962", "2017-07-04T12:56:02.000Z"],
    ["2017-07-04 +2 weeks", "2017-07-18T00:00:00.000Z"],
  ])("reads %j without a format", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ["July 4th"],
    ["12:50:53"],
    ["2017, 12:50:53"],
    ["60.Monday1770/06:59"],
    ["2017-07-12T22:23:55 Europe/Amsterdam"],
    ["2017-02-29"],
    ["2017-07-04 24:00:00"],
    ["tomorrow"],
    [""],
  ])("refuses %j", (text) => {
    expect(codeOf({ $dateFromString: { dateString: text } })).toBe(241);
  });

  it.each([
    ["4/26/1992:+0445", "%m/%d/%Y:%z", "1992-04-25T19:15:00.000Z"],
    ["4/26/1992:+285", "%m/%d/%Y:%Z", "1992-04-25T19:15:00.000Z"],
    ["1992 % 04 % 26", "%Y %% %m %% %d", "1992-04-26T00:00:00.000Z"],
    ["2017, Week 53", "%G, Week %V", "2018-01-01T00:00:00.000Z"],
    ["1.1.1", "%V.%u.%G", "0001-01-01T00:00:00.000Z"],
    ["04 Sept 2017 5:06:07.8", "%d %b %Y %H:%M:%S.%L", "2017-09-04T05:06:07.800Z"],
  ])("reads %j as %j", (text, format, expected) => {
    expect(read(text, { format })).toBe(expected);
  });

  it.each([
    ["2018-01", "%Y-%m-%d", 241],
    ["2018-01", "%Y", 241],
    ["ISO Week 52", "ISO Week %V", 241],
    ["ISO Week 1, 2018", "ISO Week %V, %Y", 241],
    ["1992", "%n", 18536],
    ["1992", "%", 18535],
  ])("refuses %j as %j with %i", (dateString, format, code) => {
    expect(codeOf({ $dateFromString: { dateString, format } })).toBe(code);
  });

  it("takes a zone from the string or from its caller, not from both", () => {
    expect(read("2017-07-04T11:00", { timezone: "Europe/London" })).toBe("2017-07-04T10:00:00.000Z");
    expect(codeOf({ $dateFromString: { dateString: "2017-07-04T11:00Z", timezone: "Europe/London" } })).toBe(
      241,
    );
  });
});

describe("$dateToString", () => {
  const date = at("2024-12-30T05:06:07.089Z");

  it("writes every specifier", () => {
    const format = "%Y %m %d %H %M %S %L %j %w %u %U %V %G %b %B %z %Z %%";

    expect(evaluate({ $dateToString: { date, format, timezone: "-0530" } })).toBe(
      "2024 12 29 23 36 07 089 364 1 7 52 52 2024 Dec December -0530 -330 %",
    );
  });

  it("ends its default format with Z in UTC only", () => {
    expect(evaluate({ $dateToString: { date } })).toBe("2024-12-30T05:06:07.089Z");
    expect(evaluate({ $dateToString: { date, timezone: "GMT" } })).toBe("2024-12-30T05:06:07.089");
  });
});
