import { runService } from "@kith/kit/shutdown.ts";
import { gatewaySettings } from "./config.ts";
import { serveGateway } from "./server.ts";

await runService(() => serveGateway(gatewaySettings(process.env)));
