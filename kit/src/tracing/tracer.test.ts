import { expect, it } from "vitest";
import { tracerOf } from "./tracer.ts";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const options = { endpoint: "http://127.0.0.1:9", percent: 100, service: "test" };

it("goes on with a trace, and begins one where there is none or what came is none", async () => {
  const tracer = await tracerOf({ ...options, decides: true });
  const begin = (traceparent: unknown) => tracer.begin({ name: "a", kind: "server" }, traceparent);

  const continued = begin(`00-${TRACE}-b7ad6b7169203331-01`);

  expect(continued.traceparent).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`));
  expect(continued.traceparent).not.toContain("b7ad6b7169203331");
  expect(continued.child({ name: "b", kind: "client" }).traceparent).toMatch(new RegExp(`^00-${TRACE}-`));
  for (const none of [undefined, "nonsense"])
    expect(begin(none).traceparent).toMatch(/^00-[0-9a-f]{32}-.*-01$/);
  await tracer.close();
});

it("traces what its caller traces and nothing else, where it does not decide", async () => {
  const tracer = await tracerOf({ ...options, decides: false });

  const flags = [`00-${TRACE}-b7ad6b7169203331-01`, `00-${TRACE}-b7ad6b7169203331-00`, undefined].map(
    (parent) => tracer.begin({ name: "a", kind: "server" }, parent).traceparent.slice(-2),
  );

  expect(flags).toEqual(["01", "00", "00"]);
  await tracer.close();
});

it("ends in time though nobody takes what it has to tell", async () => {
  const tracer = await tracerOf({ ...options, decides: true });
  for (let count = 0; count < 10_000; count += 1)
    tracer.begin({ name: "a", kind: "server" }, undefined).end();

  const startedAtMs = performance.now();
  await tracer.close();

  expect(performance.now() - startedAtMs).toBeLessThan(20_000);
});
