import type { DocumentNode, FieldNode } from "graphql";

/** Why a field is not answered. */
type Refusal = { readonly code: string; readonly need: string };

/** A client's document of which a part is closed to whoever asks: null, with an error at its path. */
export type ClosedDocument = {
  /** The same for the same document with the same refusals. */
  readonly key: string;
  /** As the client wrote it: how the answer is written. */
  readonly document: DocumentNode;
  /** Without what is closed: what is planned. */
  readonly open: DocumentNode;
  readonly refusalByField: ReadonlyMap<FieldNode, Refusal>;
};

const closedByContext = new WeakMap<object, ClosedDocument>();

/** Lets what is closed of the operation that a request asks for be executed without it. */
export const closeFor = (context: object, closed: ClosedDocument): void => {
  closedByContext.set(context, closed);
};

/** What is closed of the operation that a request asks for; undefined: nothing. */
export const closedFor = (context: object): ClosedDocument | undefined => closedByContext.get(context);
