import { expect, it } from "vitest";
import { streamOwner } from "./stream-owner.ts";

const viewer = { viewerId: null, scopes: [], requestId: "r", address: "192.0.2.1" };
const owner = streamOwner(viewer, { authorization: "Bearer a", "x-user": "alice", traceparent: "1" });

it("is the same for each request of a client, in whatever order its headers come", () => {
  expect(
    streamOwner(
      { ...viewer, requestId: "s" },
      { traceparent: "2", "x-user": "alice", authorization: "Bearer a" },
    ),
  ).toBe(owner);
});

it.each([
  [viewer, { authorization: "Bearer a" }],
  [viewer, { authorization: "Bearer a", "x-user": "root" }],
  [viewer, { authorization: "Bearer b", "x-user": "alice" }],
  [
    { ...viewer, address: "192.0.2.2" },
    { authorization: "Bearer a", "x-user": "alice" },
  ],
  [
    { ...viewer, viewerId: "alice" },
    { authorization: "Bearer a", "x-user": "alice" },
  ],
])("is another one for anybody else: %j %j", (other, forwarded) => {
  expect(streamOwner(other, forwarded)).not.toBe(owner);
});
