import { ApiError } from "@kith/kit/api-error.ts";
import { sizedCache } from "../sized-cache.ts";
import { documentHash, type SentId, sentHash } from "./document-id.ts";
import { type DocumentMode, type DocumentSettings, needsRegistered } from "./document-modes.ts";
import { DOCUMENT_BYTES_MAX } from "./manifest.ts";
import { NOTHING_REGISTERED, readRegisteredDocuments } from "./registered-documents.ts";
import { type Stranger, strangerLog } from "./stranger-log.ts";

/** What a client sends in the place of, or as, an operation. */
export type SentDocument = SentId & { readonly query?: unknown };

/** Which operations are answered, and which text an id stands for. */
export type DocumentAccess = {
  /**
   * The text to be run. What is no text at all is left to whoever reads it next.
   *
   * @param client What the client says it is called: anybody can say any name.
   * @throws ApiError PERSISTED_QUERY_NOT_FOUND, PERSISTED_QUERY_NOT_SUPPORTED, PERSISTED_QUERY_ID_REQUIRED,
   * QUERY_NOT_IN_SAFELIST, GRAPHQL_VALIDATION_FAILED when it is too long, or BAD_REQUEST
   */
  textOf(sent: SentDocument, client: string | null): unknown;
  /** Reads what is registered again. What cannot be relied on is refused, and what was known before stays. */
  reload(): void;
  /** How many texts clients have put down themselves, and how often an id was known, those of registered ones among them. */
  readonly counts: { readonly size: number; readonly hits: number; readonly misses: number };
};

// What clients put down themselves; each of these bounds alone would let somebody fill the memory or the list.
const AUTOMATIC = { countMax: 2_000, bytesMax: 16 * 1024 * 1024, entryBytesMax: 64 * 1024 };

type Logger = Record<"info" | "error", (details: object, message: string) => void>;

/** @throws RegistrationError when what is registered cannot be relied on. */
export function documentAccess(settings: DocumentSettings, log: Logger): DocumentAccess {
  const { mode, modeByClient, takesAutomatic } = settings;
  const read = () =>
    needsRegistered(settings) ? readRegisteredDocuments(settings.folder) : NOTHING_REGISTERED;
  let registered = read();
  let hits = 0;
  let misses = 0;
  const automatic = sizedCache<string>(AUTOMATIC);
  const tell = strangerLog((stranger: Stranger) => log.info(stranger, "an operation that is not registered"));

  const modeFor = (client: string | null): DocumentMode =>
    client === null || modeByClient.size === 0 ? mode : (modeByClient.get(client) ?? mode);

  /** A text without an id. */
  function byText(query: unknown, client: string | null): unknown {
    const mode = modeFor(client);
    if (mode === "off" || typeof query !== "string" || query === "") return query;
    if (mode === "only") throw ID_REQUIRED();
    if (registered.hashByText.has(query)) return query;
    if (mode === "prefer") throw NOT_REGISTERED();
    tell(client, () => documentHash(query));
    return query;
  }

  function byHash(hash: string, query: unknown, client: string | null): string {
    const mode = modeFor(client);
    const hasText = typeof query === "string" && query !== "";
    if (hasText && documentHash(query) !== hash)
      throw new ApiError("BAD_REQUEST", "The id is not the SHA-256 of the query that came with it.");
    const text = mode === "off" ? undefined : registered.textByHash.get(hash);
    if (text !== undefined) {
      hits += 1;
      return text;
    }
    const takesAny = mode === "off" || mode === "log";
    const kept = takesAny && takesAutomatic && !hasText ? automatic.get(hash) : undefined;
    if (kept === undefined) misses += 1;
    else hits += 1;
    if (!takesAny) throw hasText ? NOT_REGISTERED() : NOT_FOUND();

    const known = hasText ? query : kept;
    if (known === undefined) throw mode === "off" && !takesAutomatic ? NOT_SUPPORTED() : NOT_FOUND();
    if (hasText && takesAutomatic) automatic.set(hash, query, 2 * query.length);
    if (mode === "log") tell(client, () => hash);
    return known;
  }

  return {
    textOf(sent, client) {
      refuseLong(sent.query);
      const hash = sentHash(sent);
      return hash === null ? byText(sent.query, client) : byHash(hash, sent.query, client);
    },
    get counts() {
      return { size: automatic.size, hits, misses };
    },
    reload() {
      try {
        registered = read();
      } catch (error) {
        log.error(
          { reason: (error as Error).message },
          "registered operations refused: those from before stay",
        );
      }
    },
  };
}

/** A text has at least as many bytes as characters. */
function refuseLong(query: unknown): void {
  if (typeof query === "string" && query.length > DOCUMENT_BYTES_MAX)
    throw new ApiError(
      "GRAPHQL_VALIDATION_FAILED",
      `A document may have at most ${DOCUMENT_BYTES_MAX} characters, got ${query.length}: send values as variables.`,
    );
}

// In the words by which clients know them.
const NOT_FOUND = () => new ApiError("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound");
const NOT_SUPPORTED = () => new ApiError("PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported");
const ID_REQUIRED = () =>
  new ApiError(
    "PERSISTED_QUERY_ID_REQUIRED",
    "Only registered operations are answered, by their id: send documentId in the place of query.",
  );
const NOT_REGISTERED = () =>
  new ApiError("QUERY_NOT_IN_SAFELIST", "Only registered operations are answered, and this is none of them.");
