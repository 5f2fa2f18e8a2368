import {
  appendFileSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import { watchFile } from "./supergraph-file.ts";

const LOOK_EVERY_MS = 20;
const WAIT_MAX_MS = 20_000;

async function watched(prepare: (folder: string) => string) {
  const folder = mkdtempSync(join(tmpdir(), "kith-watch-"));
  const file = prepare(folder);
  const changed = vi.fn();
  const watch = watchFile(file, changed, LOOK_EVERY_MS);
  const told = (times: number) => vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(times), WAIT_MAX_MS);
  await told(1);
  return {
    folder,
    file,
    told,
    changed,
    [Symbol.dispose]() {
      watch.close();
      rmSync(folder, { recursive: true });
    },
  };
}
const plain = (folder: string) => {
  const file = join(folder, "file");
  writeFileSync(file, "one");
  return file;
};

it("tells of a file that is put in the place of the one from before, and of one that comes back", async () => {
  using watch = await watched(plain);

  writeFileSync(`${watch.file}.new`, "two");
  renameSync(`${watch.file}.new`, watch.file);
  await watch.told(2);
  unlinkSync(watch.file);
  await sleep(3 * LOOK_EVERY_MS);
  writeFileSync(watch.file, "three");

  await watch.told(3);
});

it("tells of a link that points elsewhere, as mounted settings do", async () => {
  using watch = await watched((folder) => {
    for (const name of ["one", "two"]) writeFileSync(join(folder, name), name);
    symlinkSync(join(folder, "one"), join(folder, "file"));
    return join(folder, "file");
  });

  symlinkSync(join(watch.folder, "two"), join(watch.folder, "file.new"));
  renameSync(join(watch.folder, "file.new"), watch.file);

  await watch.told(2);
});

it("waits until what is being written has settled", async () => {
  using watch = await watched(plain);

  const until = Date.now() + 10 * LOOK_EVERY_MS;
  while (Date.now() < until) {
    appendFileSync(watch.file, "more");
    await sleep(1);
  }
  const meanwhile = watch.changed.mock.calls.length;

  await watch.told(2);
  expect(meanwhile).toBe(1);
});
