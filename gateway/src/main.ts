import { runService } from "@kith/kit/shutdown.ts";
import { gatewaySettings } from "./config.ts";
import { reloadOnSignal } from "./graph/reload-signal.ts";
import { serveGateway } from "./server.ts";
import { expectShortLivedRequests } from "./short-lived-requests.ts";

expectShortLivedRequests();
await runService(() => reloadOnSignal(() => serveGateway(gatewaySettings(process.env))));
