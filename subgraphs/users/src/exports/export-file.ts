import type { DataExport, DataExportPart } from "./model.ts";

/** The text of an exported file, piece by piece: `{ "exportedAt", "user", "data": { "<source>": [rows] } }`. */
export async function* exportFile(
  { user, readyAt }: Pick<DataExport, "user" | "readyAt">,
  parts: AsyncIterable<Pick<DataExportPart, "source" | "rows">>,
): AsyncGenerator<string> {
  yield `{"exportedAt":${JSON.stringify(readyAt)},"user":${JSON.stringify(user)},"data":{`;
  let last: string | null = null;
  for await (const { source, rows } of parts) {
    const isNew = source !== last;
    if (isNew) yield `${last === null ? "" : "],"}\n${JSON.stringify(source)}:[`;
    yield `${isNew ? "" : ","}\n${rows.join(",\n")}`;
    last = source;
  }
  yield last === null ? "}}\n" : "]}}\n";
}
