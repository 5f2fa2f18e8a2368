import { describe, expect, it } from "vitest";
import { villageOf } from "../../../../tests/feed-village.ts";
import { feedReadersOf, pagesOf } from "../../../../tests/feeds.ts";
import { graphViolations } from "../../../../tests/invariants.ts";
import { openTestStores } from "../../../../tests/stores.ts";

const ACTS = 150;
const ACTS_PER_LOOK = 6;

describe("a feed that is served from an inbox", () => {
  it.for([1, 2])(
    "is page for page what would be gathered, whatever was done before: seed %i",
    async (seed) => {
      await using stores = await openTestStores();
      const { people, services, doSomething, pageSize } = await villageOf(stores, seed);
      const { asServed, gathered } = feedReadersOf(stores, services);
      let [ready, withFloor] = [0, 0];

      for (let acts = 0; acts < ACTS; acts += 1) {
        await doSomething();
        if (acts % ACTS_PER_LOOK > 0) continue;
        for (const viewer of people) {
          const inbox = await stores.feedHeads.findPage(viewer, { limit: 1, after: null });
          if (inbox?.state !== "READY") continue;
          ready += 1;
          withFloor += inbox.floor === null ? 0 : 1;
          const first = pageSize();
          expect(await pagesOf(asServed, viewer, first)).toEqual(await pagesOf(gathered, viewer, first));
        }
      }

      expect(ready).toBeGreaterThan(ACTS / 10);
      expect(withFloor).toBeGreaterThan(0);
      expect(await graphViolations(stores)).toEqual([]);
    },
  );
});
