import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionNode,
} from "graphql";
import { boundedCache } from "../bounded-cache.ts";

/** The text of a fetch, as the planner wrote it, taken apart. */
export type FetchDocument = {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The one root field of a query for entities; null in a fetch of anything else. */
  readonly entitiesField: FieldNode | null;
};

// A plan is cached with its texts, so the texts come again: this many plans' worth of them are kept parsed.
const DOCUMENTS_MAX = 2_000;
const documents = boundedCache<FetchDocument>(DOCUMENTS_MAX);

/** Parses the text of a fetch, once for each text. */
export const fetchDocument = (query: string): FetchDocument =>
  documents.get(query, () => {
    const document = parse(query, { noLocation: true });
    const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
    if (operation === undefined) throw new Error(`A fetch has no operation: ${query}`);
    const [root, ...others] = operation.selectionSet.selections;
    const isEntities =
      operation.operation === "query" &&
      others.length === 0 &&
      isField(root) &&
      root.name.value === "_entities";
    return { document, operation, entitiesField: isEntities ? root : null };
  });

const isField = (selection: SelectionNode | undefined): selection is FieldNode =>
  selection?.kind === Kind.FIELD;
