/** Preloaded into a subgraph's process: moves money as one would who had not thought about what it costs. */
import { registerHooks } from "node:module";

const at = (file: string): string => new URL(file, import.meta.url).href;

/** What stands in for which module, by the end of its URL. */
const REPLACED: readonly { readonly ending: string; readonly url: string }[] = [
  { ending: "/commerce/src/ledger/ledger-store.ts", url: at("row-by-row-store.ts") },
  { ending: "/kit/src/key-queue.ts", url: at("without-queue.ts") },
  { ending: "/kit/src/key-batches.ts", url: at("one-by-one.ts") },
  { ending: "/commerce/src/envelopes/emptied-ones.ts", url: at("forgetful-ones.ts") },
];

if (process.env.KITH_BENCH_VARIANT === "naive")
  registerHooks({
    resolve(wanted, context, next) {
      const resolved = next(wanted, context);
      // What stands in for a module may use it.
      if (context.parentURL?.startsWith(at("."))) return resolved;
      const replaced = REPLACED.find(({ ending }) => resolved.url.endsWith(ending));
      return replaced === undefined ? resolved : { ...resolved, url: replaced.url };
    },
  });
