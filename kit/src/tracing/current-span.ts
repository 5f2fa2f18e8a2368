import { AsyncLocalStorage } from "node:async_hooks";
import type { Span } from "./tracer.ts";

const current = new AsyncLocalStorage<Span>();

/** Runs something as a part of a span: what it causes elsewhere finds the span. */
export const withSpan = <Result>(span: Span, run: () => Result): Result => current.run(span, run);

/** The span of the work under way; undefined where it is not traced. */
export const currentSpan = (): Span | undefined => current.getStore();
