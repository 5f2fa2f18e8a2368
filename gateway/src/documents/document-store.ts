import type { ApolloServerOptions } from "@apollo/server";
import { type DocumentNode, TokenKind } from "graphql";
import { sizedCache } from "../sized-cache.ts";

type DocumentStore = Exclude<ApolloServerOptions<object>["documentStore"], null | undefined>;

/** Some 2,000 operations of screens. */
export const DOCUMENT_BOUNDS = {
  countMax: 10_000,
  bytesMax: 64 * 1024 * 1024,
  entryBytesMax: 8 * 1024 * 1024,
};
/** A token, and what of the tree comes of it. */
const TOKEN_BYTES = 250;

/**
 * Where Apollo keeps what it has parsed and found valid, bounded by what that takes: by its own measure the text does not count, on
 * which every node hangs, and a document may be one comment.
 */
export function documentStore(): DocumentStore {
  const documents = sizedCache<DocumentNode>(DOCUMENT_BOUNDS);
  return {
    get: async (key) => documents.get(key),
    set: async (key, document) => documents.set(key, document, documentBytes(document)),
    delete: async (key) => documents.delete(key),
  };
}

type Links = { prev: unknown; next: unknown };
const bytesByDocument = new WeakMap<DocumentNode, number>();

/**
 * What a document takes with its text, roughly. Whoever keeps any node of a document weighs it first: that takes its tokens apart,
 * of which every node would hold all, those of comments too, which no limit counts.
 */
export function documentBytes(document: DocumentNode): number {
  const known = bytesByDocument.get(document);
  if (known !== undefined) return known;
  const { loc } = document;
  let bytes = 2 * (loc?.source.body.length ?? 0);
  for (let token = loc?.startToken ?? null; token !== null; ) {
    const { next } = token;
    if (token.kind !== TokenKind.COMMENT) bytes += TOKEN_BYTES;
    Object.assign<Links, Links>(token as Links, { prev: null, next: null });
    token = next;
  }
  bytesByDocument.set(document, bytes);
  return bytes;
}
