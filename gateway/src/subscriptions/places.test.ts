import { describe, expect, it, vi } from "vitest";
import { placesFor } from "./places.ts";

const places = () => placesFor({ called: "seats", perViewerMax: 2, perProcessMax: 3 });
const TOO_MANY = { extensions: { code: "TOO_MANY_SUBSCRIPTIONS" } };

describe("places", () => {
  it("are bounded for each viewer, and come back once", () => {
    const { take } = places();
    const leave = take("bob");
    take("bob");

    expect(() => take("bob")).toThrow(expect.objectContaining(TOO_MANY));
    take("alice");
    leave();
    leave();
    take("bob");
    expect(() => take("bob")).toThrow("A viewer may have at most 2 seats open");
  });

  it("are bounded for all viewers together", () => {
    const { take } = places();
    const [leave] = ["alice", "bob", "carol"].map((viewer) => take(viewer));

    expect(() => take("dan")).toThrow("Too many seats are open");
    leave?.();
    expect(take("dan")).toBeTypeOf("function");
  });

  it("are all ended when the process ends, but for those that were given back", () => {
    const { take, endAll } = places();
    const [end, endOfGone] = [vi.fn(), vi.fn()];
    take("bob", end);
    take("bob", endOfGone)();

    endAll();

    expect([end, endOfGone].map(({ mock }) => mock.calls.length)).toEqual([1, 0]);
  });
});
