import { describe, expect, it } from "vitest";
import { feedAttendance } from "./feed-attendance.ts";

const NOW_MS = Date.UTC(2026, 1, 17);
const HOUR_MS = 3_600_000;

function attended() {
  const written: (readonly string[])[] = [];
  const noteReads = async (people: readonly string[]) => void written.push(people);
  return { written, attendance: feedAttendance({ feedHeads: { noteReads }, now: () => new Date(NOW_MS) }) };
}
const inbox = (state: "READY" | "ENDING", hoursAgo: number) => ({
  state,
  readAt: new Date(NOW_MS - hoursAgo * HOUR_MS),
});

describe("who reads their feed", () => {
  it("is written once, and not while somebody reads", async () => {
    const { written, attendance } = attended();

    attendance.note("ann", null);
    attendance.note("ann", null);
    attendance.note("ben", inbox("READY", 13));
    expect(written).toEqual([]);
    await attendance.flush();
    await attendance.flush();

    expect(written).toEqual([["ann", "ben"]]);
  });

  it("is not written twice in half a day, but for somebody whose inbox ends", async () => {
    const { written, attendance } = attended();

    attendance.note("ann", inbox("READY", 11));
    attendance.note("ben", inbox("ENDING", 11));
    await attendance.flush();

    expect(written).toEqual([["ben"]]);
  });

  it("is at most 100,000 people at once, a thousand a command", async () => {
    const { written, attendance } = attended();

    for (let person = 0; person < 100_001; person += 1) attendance.note(String(person), null);
    await attendance.flush();

    expect(written.map(({ length }) => length)).toEqual(Array(100).fill(1_000));
  });
});
