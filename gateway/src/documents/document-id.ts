import { hash } from "node:crypto";
import { ApiError } from "@kith/kit/api-error.ts";

const PREFIX = "sha256:";
const HASH = /^[0-9a-f]{64}$/;

/** What a document is known by: the SHA-256 of its text, in hexadecimal. */
export const documentHash = (text: string): string => hash("sha256", text, "hex");

/** How clients may say which document they mean. */
export type SentId = {
  /** @see https://github.com/graphql/graphql-over-http/blob/main/spec/Appendix%20A%20--%20Persisted%20Documents.md */
  readonly documentId?: unknown;
  /** With `persistedQuery`, as Apollo's clients have it. */
  readonly extensions?: unknown;
};

/**
 * The hash by which a client names a document, in either way. Null: it names none.
 *
 * @throws ApiError BAD_REQUEST when it is malformed, or when the two ways name different documents.
 */
export function sentHash({ documentId, extensions }: SentId): string | null {
  const byId = documentId == null ? null : hashInId(documentId);
  const persisted = (extensions as { persistedQuery?: unknown } | null | undefined)?.persistedQuery;
  const byExtension = persisted == null ? null : hashInExtension(persisted);
  if (byId !== null && byExtension !== null && byId !== byExtension)
    throw new ApiError("BAD_REQUEST", "documentId and extensions.persistedQuery name different documents.");
  return byId ?? byExtension;
}

function hashInId(documentId: unknown): string {
  const text = typeof documentId === "string" ? documentId : "";
  const named = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : text;
  if (HASH.test(named)) return named;
  throw new ApiError("BAD_REQUEST", 'documentId must be "sha256:" and 64 hexadecimal digits in lower case.');
}

function hashInExtension(persisted: unknown): string {
  const { version, sha256Hash } = persisted as { version?: unknown; sha256Hash?: unknown };
  if (version !== 1) throw new ApiError("BAD_REQUEST", "The version in extensions.persistedQuery must be 1.");
  if (typeof sha256Hash === "string" && HASH.test(sha256Hash)) return sha256Hash;
  throw new ApiError(
    "BAD_REQUEST",
    "sha256Hash in extensions.persistedQuery must be 64 hexadecimal digits in lower case.",
  );
}
