import type { SettingsReader } from "@kith/kit/config.ts";
import type { Viewer } from "@kith/kit/viewer-header.ts";

/** Who may look at how the graph is made: everybody in development, else who has a scope, if there is one. */
export type InsightOptions = {
  readonly introspectionScope?: string | undefined;
  readonly queryPlanScope?: string | undefined;
};

/** Whether somebody may. */
export type MayLook = (viewer: Pick<Viewer, "scopes">) => boolean;

export const mayLookWith =
  (isDevelopment: boolean, scope: string | undefined): MayLook =>
  ({ scopes }) =>
    isDevelopment || (scope !== undefined && scopes.includes(scope));

export const insightFrom = (reader: SettingsReader): InsightOptions => ({
  introspectionScope: reader.text("KITH_INTROSPECTION_SCOPE", "") || undefined,
  queryPlanScope: reader.text("KITH_QUERY_PLAN_SCOPE", "") || undefined,
});
