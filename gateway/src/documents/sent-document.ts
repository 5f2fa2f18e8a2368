import type { FastifyRequest } from "fastify";
import type { ClientIdentity } from "../client-identity.ts";
import type { DocumentAccess, SentDocument } from "./document-access.ts";
import { sentHash } from "./document-id.ts";

type Parameters = { query?: unknown; documentId?: unknown; extensions?: unknown };

/** Puts the text of an operation in the place of its id: whoever reads the request next need not know of ids. */
export function settleDocument(
  request: FastifyRequest,
  access: DocumentAccess,
  { name }: ClientIdentity,
): void {
  const isGet = request.method === "GET";
  const given = (isGet ? request.query : request.body) as Parameters | null | undefined;
  if (typeof given !== "object" || given === null) return;
  const sent: SentDocument = isGet ? { ...given, extensions: parsed(given.extensions) } : given;

  const text = access.textOf(sent, name);
  if (sentHash(sent) === null) return;
  given.query = text;
  delete given.documentId;
  // Of a GET they are text, and nobody reads another one.
  const extensions = isGet ? undefined : withoutId(sent.extensions);
  if (extensions === undefined) delete given.extensions;
  else given.extensions = extensions;
}

/** Extensions without what named the document. What is no object is left for whoever complains of it. */
function withoutId(extensions: unknown): unknown {
  if (typeof extensions !== "object" || extensions === null || Array.isArray(extensions)) return extensions;
  const { persistedQuery: _named, ...others } = extensions as Readonly<Record<string, unknown>>;
  return others;
}

function parsed(extensions: unknown): unknown {
  if (typeof extensions !== "string") return extensions;
  try {
    return JSON.parse(extensions);
  } catch {
    return extensions;
  }
}
