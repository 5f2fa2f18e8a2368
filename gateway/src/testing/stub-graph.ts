import { randomBytes } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { noteCommands } from "@kith/kit/command-log.ts";
import type { ListenOptions } from "@kith/kit/http-service.ts";
import { serveSubgraph } from "@kith/kit/subgraph-service.ts";
import type { Listener } from "@kith/kit/subscriptions/listener.ts";
import type { Viewer } from "@kith/kit/viewer-header.ts";
import type { Contract } from "../contract/contract.ts";
import { DOCUMENTS_OFF, type DocumentSettings } from "../documents/document-modes.ts";
import { HTTP_DEFAULTS, type HttpSettings } from "../http/http-settings.ts";
import type { ResilienceSettings } from "../resilience/settings.ts";
import { type GatewayMode, type GatewayOptions, serveGateway } from "../server.ts";
import { composed, subgraphSdl } from "./composed.ts";
import { startTokenIssuer } from "./token-issuer.ts";

/** A subgraph made up for a test. */
export type Stub = {
  readonly sdl: string;
  readonly resolvers: object;
  /** Noted as database commands of each request. */
  readonly commands?: readonly string[];
};

/** What a subgraph was asked. */
export type Asked = {
  readonly subgraph: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly headers: IncomingHttpHeaders;
};

type Options = {
  readonly stubs: Readonly<Record<string, Stub>>;
  readonly mode?: GatewayMode;
  /** Sends the gateway elsewhere than to the stub of that name. */
  readonly urlBySubgraph?: Readonly<Record<string, string>>;
  readonly trustedProxies?: string;
  readonly contract?: Contract;
  /** Whatever else the gateway is to be told. */
  readonly log?: Pick<ListenOptions, "logLevel" | "logErrors" | "logTo">;
  readonly gatewayOptions?: Partial<GatewayOptions>;
  readonly resilience?: Partial<ResilienceSettings>;
  readonly http?: Partial<HttpSettings>;
  readonly documents?: Partial<DocumentSettings>;
  readonly responseCacheBytes?: number;
};
type Ask = {
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly variables?: object;
  readonly operationName?: string;
  readonly signal?: AbortSignal;
};
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers whose form they know.
type AnyData = any;

/** What a client got. */
export type Got = {
  readonly status: number;
  readonly headers: Headers;
  readonly data: AnyData;
  readonly errors: readonly { message: string; path?: (string | number)[]; extensions: AnyData }[];
  readonly extensions: AnyData;
};

const viewerKey = randomBytes(32);

/** A gateway over made-up subgraphs, each a real HTTP service; `asked` holds what the gateway asked them, in order. */
export async function startStubGraph({
  stubs,
  mode = "development",
  urlBySubgraph,
  trustedProxies = "",
  contract,
  log = { logLevel: "silent" },
  gatewayOptions = {},
  resilience = {},
  http = {},
  documents = {},
  responseCacheBytes = 0,
}: Options) {
  const asked: Asked[] = [];
  const issuer = await startTokenIssuer();
  const entries = await Promise.all(
    Object.entries(stubs).map(
      async ([name, stub]) => [name, await serveStub(name, stub, { asked, log })] as const,
    ),
  );
  const services = Object.fromEntries(entries);
  const gateway = await serveGateway({
    host: "127.0.0.1",
    port: 0,
    ...log,
    mode,
    planner: "here",
    trustedProxies,
    contract: contract ?? null,
    // A machine that is busy with other tests is no reason to turn requests away.
    resilience: { lagMaxMs: 60_000, ...resilience },
    viewerKey,
    http: { ...HTTP_DEFAULTS, ...http },
    responseCacheBytes,
    documents: { ...DOCUMENTS_OFF, ...documents },
    jwksUrl: issuer.jwksUrl,
    supergraphSdl: composed(Object.fromEntries(Object.entries(stubs).map(([name, { sdl }]) => [name, sdl]))),
    urlBySubgraph: {
      ...Object.fromEntries(entries.map(([name, { url }]) => [name, `${url}/graphql`])),
      ...urlBySubgraph,
    },
    ...gatewayOptions,
  });

  const endpoint = `${gateway.url}/graphql`;
  const close = async () => {
    await gateway.close();
    await Promise.all(entries.map(([, service]) => service.close()));
    await issuer.close();
  };
  return {
    url: gateway.url,
    viewerKey,
    asked,
    gateway,
    services,
    issuer,
    close,
    [Symbol.asyncDispose]: close,
    async query(query: string, { token, headers, signal, ...rest }: Ask = {}): Promise<Got> {
      const response = await fetch(endpoint, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...headers,
        },
        body: JSON.stringify({ query, ...rest }),
        ...(signal && { signal }),
      });
      const { data, errors = [], extensions } = (await response.json()) as Got;
      return { status: response.status, headers: response.headers, data, errors, extensions };
    },
  };
}

function serveStub(
  name: string,
  { sdl, resolvers, commands = [] }: Stub,
  { asked, log }: { readonly asked: Asked[]; readonly log: NonNullable<Options["log"]> },
) {
  return serveSubgraph<{ viewer: Viewer; listener: Listener }>(
    {
      name,
      sdl: subgraphSdl(sdl),
      resolvers,
      contextFor: (viewer, listener) => {
        noteCommands(name, commands);
        return { viewer, listener };
      },
      checkReady: async () => {},
      close: async () => {},
      addRoutes: (app) => {
        app.addHook("preHandler", async ({ body, headers, url }) => {
          if (url === "/graphql")
            asked.push({ subgraph: name, headers, ...(body as Pick<Asked, "query" | "variables">) });
        });
      },
    },
    { host: "127.0.0.1", port: 0, ...log, viewerKey },
  );
}
