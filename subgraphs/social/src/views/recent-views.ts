const KEPT_MS = 3_600_000;
const VIEWS_MAX = 100_000;

/**
 * Remembers who has seen what within the last hour or two, as far as this process was told: 200,000 views at most, the
 * oldest forgotten first.
 */
export function recentViews(nowMs: () => number = Date.now) {
  let current = new Set<string>();
  let previous = new Set<string>();
  let beganAtMs = nowMs();

  return {
    /** @returns Whether it is new. */
    note(viewer: string, seen: string): boolean {
      const now = nowMs();
      if (now - beganAtMs >= KEPT_MS || current.size >= VIEWS_MAX) {
        previous = current;
        current = new Set();
        beganAtMs = now;
      }
      const view = `${viewer} ${seen}`;
      if (current.has(view)) return false;
      current.add(view);
      return !previous.has(view);
    },
  };
}
