import { FILE_KEPT_MS } from "../exports/model.ts";
import type { DataExportResolvers } from "../generated/schema.types.ts";

export const DataExport: DataExportResolvers = {
  id: ({ _id }) => _id,
  expiresAt: ({ readyAt }) => readyAt && new Date(readyAt.getTime() + FILE_KEPT_MS),
  downloadPath: ({ _id, readyAt }, _args, { now, links }) =>
    readyAt !== null && now().getTime() < readyAt.getTime() + FILE_KEPT_MS ? links.pathOf(_id) : null,
};
