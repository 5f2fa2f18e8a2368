import { expect, it } from "vitest";
import { emptiedOnes } from "./emptied-ones.ts";
import type { Claim, Envelope } from "./model.ts";

const envelope = (_id: string) => ({ _id }) as Envelope;
const claims = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ person: `user_${index}`, position: index + 1 }) as Claim);

it("remembers who got what, and forgets the oldest where there are too many claims", () => {
  const emptied = emptiedOnes(5);
  emptied.add(envelope("one"), claims(2));
  emptied.add(envelope("two"), claims(3));
  expect(emptied.get("one")?.claimByPerson.get("user_1")?.position).toBe(2);
  expect(emptied.get("one")?.claimByPerson.get("user_2")).toBeUndefined();

  emptied.add(envelope("three"), claims(2));

  expect([emptied.get("one"), emptied.get("two")?.envelope, emptied.get("three")?.envelope]).toEqual([
    undefined,
    envelope("two"),
    envelope("three"),
  ]);
});

it("counts an envelope once that it is told of twice", () => {
  const emptied = emptiedOnes(5);
  for (let times = 0; times < 3; times += 1) emptied.add(envelope("one"), claims(3));
  emptied.add(envelope("two"), claims(2));

  expect(emptied.get("one")?.envelope).toEqual(envelope("one"));
});
