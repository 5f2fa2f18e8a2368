import { Readable } from "node:stream";
import { isIdOf } from "@kith/kit/global-id.ts";
import type { HttpApp } from "@kith/kit/http-service.ts";
import type { DownloadLinks } from "./download-link.ts";
import { exportFile } from "./export-file.ts";
import type { ExportPartStore } from "./export-part-store.ts";
import type { ExportStore } from "./export-store.ts";
import { EXPORT_PREFIX } from "./model.ts";

type Parts = {
  readonly links: DownloadLinks;
  readonly exports: Pick<ExportStore, "findReady">;
  readonly exportParts: Pick<ExportPartStore, "streamOf">;
  readonly now: () => Date;
};

type Route = { Params: { id: string }; Querystring: Readonly<Record<string, unknown>> };

/** Where files are fetched by their links: `GET /downloads/:id`. What is wrong with a link is not told. */
export const addDownloadRoute = (app: HttpApp, { links, exports, exportParts, now }: Parts): void => {
  app.get<Route>("/downloads/:id", async ({ params: { id }, query }, reply) => {
    const isGood = isIdOf(EXPORT_PREFIX, id) && links.isGood(id, query);
    const ready = isGood ? await exports.findReady(id, now()) : null;
    if (ready === null) return reply.code(404).send({ error: "There is no such file, or no more." });
    return reply
      .header("content-type", "application/json; charset=utf-8")
      .header("content-disposition", `attachment; filename="${id}.json"`)
      .header("cache-control", "no-store")
      .send(Readable.from(exportFile(ready, exportParts.streamOf(id))));
  });
};
