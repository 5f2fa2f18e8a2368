import type { BatchLoadFn } from "dataloader";

/** Stands in for DataLoader where nobody uses one: every load is a query of its own, and nothing is remembered. */
export class WithoutBatching<Key, Value> {
  readonly #loadBatch: BatchLoadFn<Key, Value>;

  constructor(loadBatch: BatchLoadFn<Key, Value>) {
    this.#loadBatch = loadBatch;
  }

  async load(key: Key): Promise<Value> {
    const { 0: value } = await this.#loadBatch([key]);
    if (value instanceof Error) throw value;
    return value as Value;
  }

  loadMany(keys: readonly Key[]): Promise<(Value | Error)[]> {
    return Promise.all(keys.map((key) => this.load(key).catch((error: Error) => error)));
  }
}
