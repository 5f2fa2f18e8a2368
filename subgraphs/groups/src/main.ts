/** The groups subgraph as a process of its own. */
import { runService } from "@kith/kit/shutdown.ts";
import { groupsSettings } from "./config.ts";
import { startGroups } from "./service.ts";

await runService(() => startGroups(groupsSettings(process.env)));
