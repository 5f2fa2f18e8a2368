type Log = Record<"debug" | "info" | "warn" | "error", (details: object, message: string) => void>;
type ForeignLog = Record<keyof Log, (message?: unknown) => void>;

const WORDS_LENGTH_MAX = 80;

/**
 * A log for a library that writes sentences: what it says of an error goes where errors go, and of a sentence only what comes before a
 * colon is kept, since what comes after it is often somebody else's.
 */
export function foreignLog(log: Log, library: string): ForeignLog {
  const at = (level: keyof Log) => (said?: unknown) => {
    if (said instanceof Error) return log[level]({ err: said, library }, "error in a library");
    const [words = ""] = String(said ?? "").split(":");
    log[level]({ library }, words.slice(0, WORDS_LENGTH_MAX));
  };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}
