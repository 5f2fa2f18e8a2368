import type { keyBatches as shipped } from "@kith/kit/key-batches.ts";

type Options<Item, Result> = Parameters<typeof shipped<Item, Result>>[0];

/** Stands in for batches by key: everybody acts alone and at once, and meets the others in the database. */
export const keyBatches = <Item, Result>({ act }: Pick<Options<Item, Result>, "act">) => ({
  async run(key: string, item: Item): Promise<Result> {
    const [result] = await act(key, [item]);
    if (result instanceof Error) throw result;
    return result as Result;
  },
});
