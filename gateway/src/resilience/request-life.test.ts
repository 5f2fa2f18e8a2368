import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { lifeUntil, newLife, RequestOver, whileWanted } from "./request-life.ts";

describe("a life", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("tells everybody once that it is over, whatever they do then", () => {
    const life = newLife(0);
    const told: string[] = [];
    const listener = ({ message }: Error) => {
      told.push(message);
      life.remove(listener);
    };
    life.add(listener);
    life.add(({ message }) => told.push(`${message}!`));

    life.end(new Error("one"));
    life.end(new Error("other"));

    expect(told).toEqual(["one", "one!"]);
    expect(life.over?.message).toBe("one");
  });

  it("tells who comes late at once, and nobody who has left", () => {
    const life = newLife(0);
    const told: string[] = [];
    const left = () => told.push("left");
    life.add(left);
    life.remove(left);

    life.end(new Error("over"));
    life.add(({ message }) => told.push(message));

    expect(told).toEqual(["over"]);
  });

  it("ends at its time, unless it was finished", () => {
    const [one, other] = [lifeUntil(100), lifeUntil(100)];
    other.finish();

    vi.advanceTimersByTime(100);

    expect(one.life.over).toBeInstanceOf(RequestOver);
    expect(other.life.over).toBeNull();
  });

  it("waits no longer than it lasts for what goes on for others", async () => {
    const [life, other] = [newLife(0), newLife(0)];
    const answer = Promise.withResolvers<string>();
    const waits = [life, other].map((one) => whileWanted(answer.promise, one));

    life.end(new Error("over"));
    answer.resolve("answer");

    expect(await Promise.allSettled(waits)).toMatchObject([
      { status: "rejected", reason: { message: "over" } },
      { status: "fulfilled", value: "answer" },
    ]);
  });
});
