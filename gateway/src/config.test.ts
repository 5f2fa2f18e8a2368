import { describe, expect, it } from "vitest";
import { gatewaySettings } from "./config.ts";
import { DEFAULT_LIMITS } from "./limits/limits.ts";
import { DEFAULT_RESILIENCE } from "./resilience/settings.ts";
import { DEFAULT_TOKEN_SETTINGS } from "./token-settings.ts";

const KITH_VIEWER_KEY = Buffer.alloc(32, 7).toString("base64");

describe("gatewaySettings", () => {
  it("needs nothing but the key", () => {
    const { supergraphSdl, viewerKey, reload, ...settings } = gatewaySettings({ KITH_VIEWER_KEY });

    expect(supergraphSdl).toContain("enum join__Graph");
    expect(viewerKey).toHaveLength(32);
    expect(settings).toEqual({
      host: "127.0.0.1",
      port: 4000,
      logLevel: "info",
      logErrors: "redacted",
      overrideLabels: [],
      mode: "production",
      limits: DEFAULT_LIMITS,
      rateLimits: {
        viewer: { burst: 1_000_000, perSecond: 20_000 },
        address: { burst: 5_000_000, perSecond: 100_000 },
        redisWithinMs: 50,
      },
      insight: {},
      guarding: { unauthorized: "refuse" },
      tokens: DEFAULT_TOKEN_SETTINGS,
      sharesQueries: true,
      contract: null,
      usage: null,
      planner: "thread",
      operations: { port: null, drainMs: 3_000, readyNeeds: "all", tracing: null },
      trustedProxies: "",
      http: { cors: { origins: [], allowsCredentials: false }, isCompressed: true },
      responseCacheBytes: 0,
      documents: {
        mode: "off",
        modeByClient: new Map(),
        folder: expect.stringMatching(/schema\/operations$/),
        takesAutomatic: true,
      },
      resilience: {
        ...DEFAULT_RESILIENCE,
        timeoutMsBySubgraph: { commerce: 5_000, groups: 5_000, social: 5_000, users: 5_000 },
      },
      jwksUrl: "http://127.0.0.1:4001/.well-known/jwks.json",
      urlBySubgraph: {
        commerce: "http://127.0.0.1:4004/graphql",
        groups: "http://127.0.0.1:4003/graphql",
        social: "http://127.0.0.1:4002/graphql",
        users: "http://127.0.0.1:4001/graphql",
      },
    });
  });

  it("finds subgraphs, and the keys of tokens with them, where the environment says", () => {
    const { urlBySubgraph, jwksUrl } = gatewaySettings({
      KITH_VIEWER_KEY,
      USERS_URL: "http://users:8080/graphql",
    });

    expect(urlBySubgraph).toMatchObject({
      users: "http://users:8080/graphql",
      groups: "http://127.0.0.1:4003/graphql",
    });
    expect(jwksUrl).toBe("http://users:8080/.well-known/jwks.json");
  });

  it("gives each subgraph its time", () => {
    const { resilience } = gatewaySettings({
      KITH_VIEWER_KEY,
      SUBGRAPH_TIMEOUT_MS: "2000",
      COMMERCE_TIMEOUT_MS: "8000",
      SUBGRAPH_RETRY_BUDGET_PERCENT: "0",
    });

    expect(resilience).toMatchObject({
      retryBudgetRatio: 0,
      timeoutMsBySubgraph: { users: 2_000, commerce: 8_000 },
    });
  });

  it.each(["0", "-5", "1.5", "soon", "600001"])("refuses a deadline of %j", (KITH_DEADLINE_MS) => {
    expect(() => gatewaySettings({ KITH_VIEWER_KEY, KITH_DEADLINE_MS })).toThrow(
      `KITH_DEADLINE_MS must be a whole number from 1 to 600000, got "${KITH_DEADLINE_MS}"`,
    );
  });

  it("is ready by one subgraph or by all, as it is told", () => {
    const read = (KITH_READY_NEEDS: string) =>
      gatewaySettings({ KITH_VIEWER_KEY, KITH_READY_NEEDS }).operations?.readyNeeds;

    expect([read(""), read("one")]).toEqual(["all", "one"]);
    expect(() => read("any")).toThrow('KITH_READY_NEEDS must be one of one, all, got "any"');
  });

  it("names all mistakes at once", () => {
    const environment = {
      KITH_VIEWER_KEY: "c2hvcnQ=",
      PORT: "http",
      KITH_MODE: "staging",
      SOCIAL_URL: "social",
      JWKS_URL: "keys",
      KITH_MAX_DEPTH: "0",
      KITH_TOKEN_ALGORITHMS: "EdDSA,none",
      KITH_RATE_VIEWER_BURST: "much",
      REDIS_URL: "http://:password@redis",
    };

    expect(() => gatewaySettings(environment)).toThrow(
      /SOCIAL_URL must .*"social"\n.*PORT must .*"http"\n.*KITH_MODE must .*"staging"\n.*KITH_MAX_DEPTH must .* 1 to 200, got "0"\n.*KITH_RATE_VIEWER_BURST must .*"much"\n.*REDIS_URL must be a URL that begins with redis:\/\/ or rediss:\/\/\n.*KITH_VIEWER_KEY must .* 5 bytes\n.*KITH_TOKEN_ALGORITHMS must .*"EdDSA,none"\n.*JWKS_URL must .*"keys"$/,
    );
    expect(() => gatewaySettings(environment)).not.toThrow(/password/);
  });

  it("reads the contract that it serves, and says what is wrong with one", () => {
    const { contract } = gatewaySettings({ KITH_VIEWER_KEY, KITH_CONTRACT: "schema/contracts/public.yaml" });

    expect(contract).toMatchObject({ name: "public", include: ["public"] });
    expect(() => gatewaySettings({ KITH_VIEWER_KEY, KITH_CONTRACT: "package.json" })).toThrow(
      "package.json: expected only description, include, exclude, hideUnreachableTypes",
    );
    expect(() => gatewaySettings({ KITH_VIEWER_KEY, KITH_CONTRACT: "public" })).toThrow(
      'KITH_CONTRACT must be a file that exists, got "public"',
    );
  });

  it("counts what is used where it is told to, and does not show the address", () => {
    const KITH_USAGE_URI = "mongodb://somebody:secret@db/";

    expect(gatewaySettings({ KITH_VIEWER_KEY, KITH_USAGE_URI }).usage).toEqual({
      mongoUri: KITH_USAGE_URI,
      databasePrefix: "kith_",
    });
    expect(() => gatewaySettings({ KITH_VIEWER_KEY, KITH_USAGE_URI: "secret@db" })).toThrow(
      /^KITH_USAGE_URI must begin with mongodb:\/\/ or mongodb\+srv:\/\/$/,
    );
  });

  it("says that the supergraph is not there, in one sentence", () => {
    expect(() => gatewaySettings({ KITH_VIEWER_KEY, SUPERGRAPH: "/nowhere.graphql" })).toThrow(
      'SUPERGRAPH must be a file that exists, got "/nowhere.graphql"',
    );
  });
});

describe("settings of a list", () => {
  it("are read with the rest, and their mistakes told with the rest", () => {
    const { http, documents } = gatewaySettings({
      KITH_VIEWER_KEY,
      KITH_CORS_ORIGINS: "https://app.example.org, http://localhost:3000",
      KITH_CORS_CREDENTIALS: "on",
      KITH_TRUSTED_DOCUMENTS: "only",
      KITH_TRUSTED_DOCUMENTS_BY_CLIENT: "partner=prefer",
    });

    expect(http?.cors).toEqual({
      origins: ["https://app.example.org", "http://localhost:3000"],
      allowsCredentials: true,
    });
    expect(documents).toMatchObject({ mode: "only", modeByClient: new Map([["partner", "prefer"]]) });
    expect(() =>
      gatewaySettings({
        KITH_VIEWER_KEY,
        KITH_CORS_ORIGINS: "*,app.example.org",
        KITH_CORS_CREDENTIALS: "on",
        KITH_TRUSTED_DOCUMENTS_BY_CLIENT: "partner:prefer",
      }),
    ).toThrow(
      /KITH_CORS_ORIGINS must .*"app.example.org"\n.*KITH_CORS_CREDENTIALS must be one of off, got "on"\n.*BY_CLIENT must .*web=only.*"partner:prefer"/,
    );
  });

  it("let pages of this machine in while the gateway is developed, unless it says none", () => {
    const originsIn = (more: NodeJS.ProcessEnv) =>
      gatewaySettings({ KITH_VIEWER_KEY, KITH_MODE: "development", ...more }).http?.cors.origins;

    expect([originsIn({}), originsIn({ KITH_CORS_ORIGINS: "none" })]).toEqual([["loopback"], []]);
  });
});
