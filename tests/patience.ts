import { vi } from "vitest";

/** As long as anything takes on a machine that is busy with other things: what never comes fails all the same. */
const PATIENCE_MS = 20_000;

const { waitFor } = vi;
// Vitest waits for a second, which is a statement on how fast something is.
vi.waitFor = (check, options) =>
  waitFor(check, typeof options === "number" ? options : { timeout: PATIENCE_MS, ...options });
