import { describe, expect, it, vi } from "vitest";
import { holderOf, placesFor } from "./places.ts";

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

  it("are one network's, whichever of its addresses somebody without a name comes from, and nobody's by such a name", () => {
    const from = (address: string) => holderOf({ viewerId: null, address });

    expect(from("2001:db8::1")).toBe(from("2001:db8::2:3"));
    expect(from("2001:db8::1")).not.toBe(from("2001:db8:0:1::1"));
    expect(from("192.0.2.1")).not.toBe(from("192.0.2.2"));
    expect(holderOf({ viewerId: "192.0.2.1" })).not.toBe(from("192.0.2.1"));
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
    expect(() => take("bob")).toThrow(expect.objectContaining({ extensions: { code: "OVERLOADED" } }));
  });
});
