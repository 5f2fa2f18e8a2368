/** The social subgraph as a process of its own. */
import { runService } from "@kith/kit/shutdown.ts";
import { socialSettings } from "./config.ts";
import { startSocial } from "./service.ts";

await runService(() => startSocial(socialSettings(process.env)));
