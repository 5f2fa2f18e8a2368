import { openCatalog } from "../store/catalog.ts";
import { entriesOf } from "../store/index-keys.ts";
import { type Key, openStorage, type Storage } from "../store/storage.ts";
import { decode } from "../values/codec.ts";

function* keysOf({ latest }: Storage, tree: Key) {
  const cursor = latest.range({ start: tree, end: `${tree}\xff` });
  for (let entry = cursor.next(); entry; entry = cursor.next()) yield entry;
}

/**
 * Compares every index of a data directory with the documents, entry by entry, and the stored counts with what is there.
 *
 * @param dir No server uses it.
 * @returns A sentence a mistake.
 */
export async function auditIndexes(dir: string): Promise<string[]> {
  const storage = openStorage({ dir, isDurable: false });
  try {
    const mistakes: string[] = [];
    for (const { ns, tree, indexes, documentCount, dataBytes } of openCatalog(storage).list()) {
      const wanted = new Map(indexes.map((index) => [index, new Set<Key>()]));
      let [documents, bytes] = [0, 0];
      for (const { key, value } of keysOf(storage, tree)) {
        documents++;
        bytes += value.length;
        const document = decode(value);
        for (const [index, keys] of wanted) {
          const { entries, isMultikey } = entriesOf(index, document, key.slice(tree.length));
          for (const entry of entries.keys()) keys.add(entry);
          if (isMultikey && !index.isMultikey)
            mistakes.push(`${ns} ${index.name} does not know it is multikey`);
        }
      }
      if (documents !== documentCount || bytes !== dataBytes)
        mistakes.push(
          `${ns} has ${documents} documents of ${bytes} bytes, counted ${documentCount} of ${dataBytes}`,
        );
      for (const [{ name, tree: indexTree }, keys] of wanted) {
        const found = new Set([...keysOf(storage, indexTree)].map(({ key }) => key));
        const [missing, stale] = [keys.difference(found).size, found.difference(keys).size];
        if (missing + stale > 0)
          mistakes.push(`${ns} ${name} lacks ${missing} entries and has ${stale} without their document`);
      }
    }
    return mistakes;
  } finally {
    await storage.close();
  }
}
