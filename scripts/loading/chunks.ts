/** Gathers a stream into arrays of `size`, the last one shorter. Holds one array at a time. */
export async function* chunksOf<Item>(
  items: AsyncIterable<Item> | Iterable<Item>,
  size: number,
): AsyncGenerator<Item[]> {
  let chunk: Item[] = [];
  for await (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/**
 * Prepares and writes chunk after chunk: while one is being written, the next is read and prepared. Writes never overlap.
 */
export async function writeInChunks<Item, Prepared>(
  chunks: AsyncIterable<Item[]>,
  prepare: (chunk: Item[]) => Prepared,
  write: (prepared: Prepared) => Promise<unknown>,
): Promise<void> {
  let writing: Promise<unknown> = Promise.resolve();
  try {
    for await (const chunk of chunks) {
      const prepared = prepare(chunk);
      await writing;
      writing = write(prepared);
      // Awaited in the next round: until then nobody else listens for its failure.
      writing.catch(() => {});
    }
  } finally {
    await writing;
  }
}
