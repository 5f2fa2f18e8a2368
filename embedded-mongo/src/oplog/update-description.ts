import { isIdentical } from "../values/compare.ts";
import { type Document, int, isDocument, setField } from "../values/types.ts";

/** How one document became another, as a change event tells it: by dotted paths. */
export type UpdateDescription = {
  updatedFields: Document;
  removedFields: string[];
  truncatedArrays: { field: string; newSize: unknown }[];
};

/**
 * Told from the two documents, not from the operators of the update: setting an object that differs in one field is
 * told as that field.
 */
export function describeUpdate(before: Document, after: Document): UpdateDescription {
  const description: UpdateDescription = { updatedFields: {}, removedFields: [], truncatedArrays: [] };
  compareDocuments(before, after, "", description);
  return description;
}

function compareDocuments(before: Document, after: Document, prefix: string, out: UpdateDescription): void {
  for (const name of Object.keys(before))
    if (!Object.hasOwn(after, name)) out.removedFields.push(prefix + name);
  for (const name of Object.keys(after)) {
    const path = prefix + name;
    if (Object.hasOwn(before, name)) compareValues(before[name], after[name], path, out);
    else setField(out.updatedFields, path, after[name]);
  }
}

function compareValues(before: unknown, after: unknown, path: string, out: UpdateDescription): void {
  if (isIdentical(before, after)) return;
  if (isDocument(before) && isDocument(after)) compareDocuments(before, after, `${path}.`, out);
  else if (Array.isArray(before) && Array.isArray(after) && after.length > 0) {
    if (after.length < before.length) out.truncatedArrays.push({ field: path, newSize: int(after.length) });
    after.forEach((item, i) => {
      if (i < before.length) compareValues(before[i], item, `${path}.${i}`, out);
      else setField(out.updatedFields, `${path}.${i}`, item);
    });
  } else setField(out.updatedFields, path, after);
}
