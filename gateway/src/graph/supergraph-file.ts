import { stat } from "node:fs/promises";

/** How often the file is looked at. */
const LOOK_EVERY_MS = 500;

export type FileWatch = { close(): void };

/**
 * Tells of a file once at first, and whenever it is another one, as soon as it has settled: it looked the same twice in a row, so that what is being written is not read by
 * halves. By looking and not by notices of the system, which miss what is mounted from elsewhere or replaced by way of a link.
 */
export function watchFile(file: string, changed: () => void, lookEveryMs = LOOK_EVERY_MS): FileWatch {
  let known: string | null = null;
  let before: string | null = null;
  let isClosed = false;
  let timer: NodeJS.Timeout;

  const look = async (): Promise<void> => {
    const now = await looksOf(file);
    if (isClosed) return;
    // A file that is gone is about to come back, or it is not: either way the graph in force stays.
    if (now !== null) {
      if (now === before && now !== known) {
        known = now;
        changed();
      }
      before = now;
    }
    timer = setTimeout(look, lookEveryMs).unref();
  };
  timer = setTimeout(look, 0).unref();
  return {
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

async function looksOf(file: string): Promise<string | null> {
  try {
    const { ino, size, mtimeMs } = await stat(file);
    return `${ino}/${size}/${mtimeMs}`;
  } catch {
    return null;
  }
}
