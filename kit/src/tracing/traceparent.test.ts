import { describe, expect, it } from "vitest";
import { formatTraceparent, parseTraceparent } from "./traceparent.ts";

const TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
const SPAN_ID = "b7ad6b7169203331";

describe("parseTraceparent", () => {
  it.each([
    [`00-${TRACE_ID}-${SPAN_ID}-01`, 1],
    [`00-${TRACE_ID}-${SPAN_ID}-00`, 0],
    [`00-${TRACE_ID}-${SPAN_ID}-03`, 1],
    [`01-${TRACE_ID}-${SPAN_ID}-01-what.comes.later`, 1],
  ])("reads %s", (header, traceFlags) => {
    expect(parseTraceparent(header)).toEqual({ traceId: TRACE_ID, spanId: SPAN_ID, traceFlags });
  });

  it.each([
    ["nothing", undefined],
    ["a list", [`00-${TRACE_ID}-${SPAN_ID}-01`]],
    ["capitals", `00-${TRACE_ID.toUpperCase()}-${SPAN_ID}-01`],
    ["zeros for a trace", `00-${"0".repeat(32)}-${SPAN_ID}-01`],
    ["zeros for a span", `00-${TRACE_ID}-${"0".repeat(16)}-01`],
    ["more than version 00 has", `00-${TRACE_ID}-${SPAN_ID}-01-more`],
    ["version ff", `ff-${TRACE_ID}-${SPAN_ID}-01`],
    ["what goes on for ever", `01-${TRACE_ID}-${SPAN_ID}-01-${"x".repeat(1_000)}`],
    ["a line break", `00-${TRACE_ID}-${SPAN_ID}-01\nx: y`],
  ])("takes %s for no trace", (_what, header) => {
    expect(parseTraceparent(header)).toBeNull();
  });

  it("reads what is written", () => {
    const header = `00-${TRACE_ID}-${SPAN_ID}-01`;

    expect(formatTraceparent(parseTraceparent(header) ?? expect.unreachable())).toBe(header);
  });
});
