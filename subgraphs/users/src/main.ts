/** The users subgraph as a process of its own. */
import { runService } from "@kith/kit/shutdown.ts";
import { usersSettings } from "./config.ts";
import { startUsers } from "./service.ts";

await runService(() => startUsers(usersSettings(process.env)));
