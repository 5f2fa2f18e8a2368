import { describe, expect, it } from "vitest";
import { type UsedOperation, usageCounter } from "./usage-counter.ts";

const WEB = { name: "web", version: "1.0" };
const operation = (part: Partial<UsedOperation> = {}): UsedOperation => ({
  key: "hash/A",
  name: "A",
  client: WEB,
  variables: {},
  usage: () => ({ coordinates: ["Query.a"], inVariables: null }),
  ...part,
});
const row = (coordinate: string, requests: number, first: number, last: number, client = WEB) => ({
  coordinate,
  client: client.name,
  version: client.version,
  requests,
  firstSeenAt: new Date(first),
  lastSeenAt: new Date(last),
});

describe("usageCounter", () => {
  it("counts by coordinate and version of a client, and whole operations by their name", () => {
    let now = 0;
    const counter = usageCounter(() => now);
    counter.count(operation());
    now = 10;
    counter.count(operation());
    counter.count(operation({ key: "other/", name: null }));
    counter.count(operation({ client: { name: "ios", version: "2" } }));

    expect(counter.take()).toEqual([
      row("Query.a", 3, 0, 10),
      row("web@1.0/A", 2, 0, 10),
      row("Query.a", 1, 10, 10, { name: "ios", version: "2" }),
      row("ios@2/A", 1, 10, 10, { name: "ios", version: "2" }),
    ]);
    expect(counter.take()).toEqual([]);
  });

  it("asks once for what an operation uses, and each time for what is in its variables", () => {
    const counter = usageCounter(() => 0);
    let asked = 0;
    const usage: UsedOperation["usage"] = () => {
      asked += 1;
      return { coordinates: ["Query.a"], inVariables: ({ order }, tell) => tell(`Order.${order}`) };
    };
    for (const order of ["NAME", "AGE", "NAME"])
      counter.count(operation({ name: null, variables: { order }, usage }));

    expect(asked).toBe(1);
    expect(counter.take()).toEqual([
      row("Query.a", 3, 0, 0),
      row("Order.NAME", 2, 0, 0),
      row("Order.AGE", 1, 0, 0),
    ]);
  });

  it("adds what it is given back to what it has counted since", () => {
    let now = 5;
    const counter = usageCounter(() => now);
    counter.count(operation({ name: null }));
    const rows = counter.take();
    now = 9;
    counter.count(operation({ name: null }));
    counter.giveBack(rows);

    expect(counter.take()).toEqual([row("Query.a", 2, 5, 9)]);
  });

  it("calls clients other once there are two hundred: anybody may call themselves anything", () => {
    const counter = usageCounter(() => 0);
    for (let index = 0; index < 1_000; index++)
      counter.count(operation({ name: null, client: { name: `c${index}`, version: "1" } }));
    const rows = counter.take();

    expect(rows).toHaveLength(201);
    expect(rows.at(-1)).toMatchObject({ client: "other", requests: 800 });
    counter.count(operation({ name: null, client: { name: "c1001", version: "1" } }));
    expect(counter.take()).toMatchObject([{ client: "other", requests: 1 }]);
  });

  it("forgets names of operations beyond two thousand, and operations beyond five thousand between two flushes", () => {
    const counter = usageCounter(() => 0);
    for (let index = 0; index < 6_000; index++)
      counter.count(operation({ key: `${index}`, name: `A${index}` }));

    expect(counter.take()).toHaveLength(2_001);
    expect(counter.lost).toBe(1_000);
  });

  it("stops at two hundred thousand coordinates of all operations between two flushes", () => {
    const counter = usageCounter(() => 0);
    const coordinates = Array.from({ length: 2_000 }, (_one, index) => `T.f${index}`);
    for (let index = 0; index < 150; index++)
      counter.count(
        operation({ key: `${index}`, name: null, usage: () => ({ coordinates, inVariables: null }) }),
      );

    expect(counter.lost).toBe(50);
    expect(counter.take()[0]?.requests).toBe(100);
    counter.count(operation());
    expect(counter.lost).toBe(50);
  });

  it("keeps fifty thousand rows for a database that does not answer", () => {
    const counter = usageCounter(() => 0);
    counter.giveBack(Array.from({ length: 50_010 }, (_one, index) => row(`T.f${index}`, 1, 0, 0)));

    expect(counter.lost).toBe(10);
    expect(counter.take()).toHaveLength(50_000);
  });
});
