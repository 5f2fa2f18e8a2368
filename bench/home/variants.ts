/** How subgraphs read: as shipped, or as one would without DataLoader, or with `$in` and no limit for each parent. */
export const VARIANTS = ["shipped", "without-batching", "sliced-in-memory"] as const;
export type Variant = (typeof VARIANTS)[number];

export const HOOK = new URL("./variants/hook.ts", import.meta.url).href;
