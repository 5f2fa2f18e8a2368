/** Preloaded into a subgraph's process: puts another way of reading in the place of the shipped one. */
import { registerHooks } from "node:module";

const at = (file: string): string => new URL(file, import.meta.url).href;

/** What each variant puts in the place of which module. */
const REPLACED: Readonly<
  Record<string, { readonly specifier: string; readonly url: string; readonly format: string }>
> = {
  "without-batching": {
    specifier: "dataloader",
    // The package exports its class as the default, which files of this repository do not.
    url: `data:text/javascript,export { WithoutBatching as default } from "${at("without-batching.ts")}"`,
    format: "module",
  },
  "sliced-in-memory": {
    specifier: "@kith/kit/page-loader.ts",
    url: at("sliced-page-loader.ts"),
    format: "module-typescript",
  },
};

const replaced = REPLACED[process.env.KITH_BENCH_VARIANT ?? ""];
if (replaced !== undefined)
  registerHooks({
    resolve: (wanted, context, next) =>
      wanted === replaced.specifier
        ? { url: replaced.url, format: replaced.format, shortCircuit: true }
        : next(wanted, context),
  });
