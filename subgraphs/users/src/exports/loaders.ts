import type { GlobalId } from "@kith/kit/global-id.ts";
import { batchLoaderOf } from "@kith/kit/loader.ts";
import type { ExportStore } from "./export-store.ts";
import type { DataExport } from "./model.ts";

/** The way to a person's exports, new for each request. Only the viewer's own are ever asked for: one key. */
export const exportsLoader = ({ findOf }: Pick<ExportStore, "findOf">) =>
  batchLoaderOf<GlobalId, DataExport[]>({
    name: "exportsOf",
    loadMany: (users) => Promise.all(users.map((user) => findOf(user))),
  });
