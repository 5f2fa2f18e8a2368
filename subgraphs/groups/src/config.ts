import { readSettings, type SettingsReader } from "@kith/kit/config.ts";
import { readSubgraphSettings, type SubgraphSettings } from "@kith/kit/subgraph-settings.ts";

export type GroupsSettings = SubgraphSettings;

export const groupsSettings = (environment: NodeJS.ProcessEnv): GroupsSettings =>
  readSettings(environment, (read: SettingsReader) => readSubgraphSettings(read, 4003));
