/** The commerce subgraph as a process of its own. */
import { runService } from "@kith/kit/shutdown.ts";
import { commerceSettings } from "./config.ts";
import { startCommerce } from "./service.ts";

await runService(() => startCommerce(commerceSettings(process.env)));
