import { existsSync, globSync, readFileSync } from "node:fs";
import { SUBGRAPH_NAMES } from "../../scripts/schema-files.ts";
import { type ComposeFile, type ComposeService, type Deployment, environmentOf } from "./compose-file.ts";
import { namesReadByScripts, READ_SETTINGS, settingsOf } from "./service-settings.ts";

/** Finds what is wrong with a deployment, a sentence a mistake. */
type Check = (deployment: Deployment) => string[];

// Values that a service would accept; what they are does not matter here.
const SECRET = Buffer.alloc(32).toString("base64");
const SECRETS = { KITH_VIEWER_KEY: SECRET, KITH_TOKEN_KEY: SECRET };
/** What the gateway does without unless somebody sets it, each with a value that it accepts. */
const OPTIONAL = {
  REDIS_URL: "rediss://:password@cache.example:6380/1",
  KITH_CONTRACT: "schema/contracts/partner.yaml",
  KITH_USAGE_URI: "mongodb://mongo:27017/?replicaSet=rs0",
};
/** Read by libraries, not by our own code. */
const READ_BY_LIBRARIES = new Set(["APOLLO_TELEMETRY_DISABLED", "NODE_ENV"]);
const ROOT = /^(root|0)(:|$)/;

const servicesOf = ({ compose }: Deployment) => Object.entries(compose.services);
const isLongRunning = ({ profiles = [] }: ComposeService): boolean => profiles.length === 0;
const isOurs = ({ build }: ComposeService): boolean => build !== undefined;
const optionOf = (command: readonly string[] = [], option: string) => command[command.indexOf(option) + 1];

/** The port at which a service listens in its container. */
function portOf({ services }: ComposeFile, name: string): number | null {
  const service = services[name];
  if (service === undefined) return null;
  if (!(name in READ_SETTINGS)) return Number(optionOf(service.command, "--port"));
  return settingsOf(name, environmentOf(service, SECRETS)).port;
}

const hasEveryService: Check = ({ compose }) =>
  ["mongo", ...SUBGRAPH_NAMES, "gateway"]
    .filter((name) => !(name in compose.services))
    .map((name) => `${name} is missing`);

const runsFilesThatExist: Check = (deployment) =>
  servicesOf(deployment)
    .filter(([, service]) => isOurs(service))
    .filter(([, { command }]) => command?.[0] !== "node" || !existsSync(command[1] ?? ""))
    .map(([name, { command }]) => `${name} runs ${command?.join(" ")}, which is no file of ours`);

const givesSettingsThatAreComplete: Check = (deployment) =>
  servicesOf(deployment)
    .filter(([name]) => name in READ_SETTINGS)
    .flatMap(([name, service]) =>
      settingsOf(name, environmentOf(service, SECRETS)).mistakes.map(
        (mistake) => `${name}: ${mistake.trim()}`,
      ),
    );

const setsOnlyWhatIsRead: Check = (deployment) =>
  servicesOf(deployment).flatMap(([name, service]) => {
    const environment = environmentOf(service, SECRETS);
    const readNames = name in READ_SETTINGS ? settingsOf(name, environment).readNames : namesReadByScripts();
    return Object.keys(environment)
      .filter((variable) => !readNames.has(variable) && !READ_BY_LIBRARIES.has(variable))
      .map((variable) => `${name} is given ${variable}, which it never reads`);
  });

const takesSecretsFromOutside: Check = (deployment) =>
  servicesOf(deployment).flatMap(([name, { environment = {} }]) =>
    Object.keys(SECRETS)
      .filter((secret) => secret in environment && !environment[secret]?.startsWith(`\${${secret}:?`))
      .map((secret) => `${name} has a ${secret} that nobody has to set`),
  );

const leavesOptionalSettingsToTheOutside: Check = ({ compose }) => {
  const gateway = compose.services.gateway ?? {};
  const [unset, set] = [SECRETS, { ...SECRETS, ...OPTIONAL }].map((outside) =>
    environmentOf(gateway, outside),
  );
  const { mistakes } = settingsOf("gateway", set ?? {});
  return [
    ...Object.entries(OPTIONAL)
      .filter(([name, value]) => set?.[name] !== value)
      .map(([name]) => `the gateway is not given the ${name} of the outside`),
    ...Object.keys(OPTIONAL)
      .filter((name) => unset?.[name])
      .map((name) => `the gateway has a ${name} that nobody has set`),
    ...mistakes,
  ];
};

const usesThePortsOfTheCode: Check = (deployment) =>
  servicesOf(deployment)
    .filter(([name]) => name in READ_SETTINGS)
    .flatMap(([name, service]) => {
      const { PORT, ...withoutPort } = environmentOf(service, SECRETS);
      const expected = settingsOf(name, withoutPort).port;
      const published = (service.ports ?? []).map((mapping) => mapping.split(":").at(-1));
      return [PORT ?? String(expected), ...published]
        .filter((port) => port !== String(expected))
        .map((port) => `${name} listens at ${expected} by default, not at ${port}`);
    });

const reachesServicesThatExist: Check = (deployment) =>
  servicesOf(deployment).flatMap(([name, service]) =>
    Object.entries(environmentOf(service, SECRETS))
      // What is empty is not set.
      .filter(([variable, text]) => /_UR[LI]$/.test(variable) && text !== "")
      .map(([variable, text]) => [variable, new URL(text)] as const)
      .filter(([, { hostname, port }]) => portOf(deployment.compose, hostname) !== Number(port))
      .map(([variable, { host }]) => `${name} looks for ${host} by ${variable}, where nothing listens`),
  );

const initiatesTheReplicaSetThatIsAskedFor: Check = ({ compose }) => {
  const mongo = compose.services.mongo;
  const set = optionOf(mongo?.command, "--replSet");
  const initiate = mongo?.healthcheck?.test.at(-1) ?? "";
  const asked = Object.values(compose.services).flatMap(({ environment }) => {
    const uri = environment?.MONGODB_URI;
    return uri === undefined ? [] : [new URL(uri).searchParams.get("replicaSet")];
  });
  return [
    ...asked.filter((name) => name !== set).map((name) => `${name} is asked for, the database is ${set}`),
    ...[`_id: "${set}"`, `host: "mongo:${optionOf(mongo?.command, "--port")}"`]
      .filter((part) => !initiate.includes(part))
      .map((part) => `rs.initiate has no ${part}`),
  ];
};

const waitsForServicesThatCanBeHealthy: Check = (deployment) =>
  servicesOf(deployment).flatMap(([name, { depends_on: needed = {} }]) =>
    Object.entries(needed)
      .filter(([other]) => deployment.compose.services[other]?.healthcheck === undefined)
      .map(([other]) => `${name} waits for ${other}, which is never healthy`),
  );

const checksTheHealthOfEveryService: Check = (deployment) =>
  servicesOf(deployment)
    .filter(([, service]) => isLongRunning(service))
    .flatMap(([name, { healthcheck }]) => {
      if (healthcheck === undefined) return [`${name} has no healthcheck`];
      if (!(name in READ_SETTINGS)) return [];
      const url = `http://127.0.0.1:${portOf(deployment.compose, name)}/`;
      const isAsked = ["live", "ready"].some((path) => healthcheck.test.at(-1)?.includes(`'${url}${path}'`));
      return isAsked ? [] : [`${name}'s healthcheck does not ask ${url}live or ${url}ready`];
    });

const runsNothingAsRoot: Check = (deployment) => {
  const user = [...deployment.dockerfile.matchAll(/^USER (?<user>\S+)/gm)].at(-1)?.groups?.user ?? "root";
  return servicesOf(deployment)
    .map(([name, service]) => [name, service.user ?? (isOurs(service) ? user : "root")] as const)
    .filter(([, who]) => ROOT.test(who))
    .map(([name]) => `${name} runs as root`);
};

const keepsDataInDeclaredVolumes: Check = (deployment) => {
  const sources = servicesOf(deployment).flatMap(([, { volumes = [] }]) =>
    volumes.map((v) => v.split(":")[0] ?? ""),
  );
  if (sources.length === 0) return ["the database has no volume: its data ends with the container"];
  return sources
    .filter((source) => !(source in (deployment.compose.volumes ?? {})))
    .map((source) => `the volume ${source} is not declared`);
};

const installsEveryWorkspace: Check = ({ dockerfile }) => {
  const { workspaces } = JSON.parse(readFileSync("package.json", "utf8")) as { workspaces: string[] };
  return globSync(workspaces.map((workspace) => `${workspace}/package.json`))
    .filter((file) => !dockerfile.includes(`COPY ${file} `))
    .map((file) => `the image is installed without ${file}`);
};

const runsOnNode24: Check = ({ dockerfile }) =>
  /^FROM node:24\b/m.test(dockerfile) ? [] : ["the image is not built on node:24"];

/** By what each of them holds the deployment to. */
export const CHECKS = {
  "has every service": hasEveryService,
  "runs files that exist": runsFilesThatExist,
  "gives settings that are complete": givesSettingsThatAreComplete,
  "sets only what is read": setsOnlyWhatIsRead,
  "takes secrets from outside": takesSecretsFromOutside,
  "leaves optional settings to the outside": leavesOptionalSettingsToTheOutside,
  "uses the ports of the code": usesThePortsOfTheCode,
  "reaches services that exist": reachesServicesThatExist,
  "initiates the replica set that is asked for": initiatesTheReplicaSetThatIsAskedFor,
  "waits for services that can be healthy": waitsForServicesThatCanBeHealthy,
  "checks the health of every service": checksTheHealthOfEveryService,
  "runs nothing as root": runsNothingAsRoot,
  "keeps data in declared volumes": keepsDataInDeclaredVolumes,
  "installs every workspace": installsEveryWorkspace,
  "runs on node 24": runsOnNode24,
} satisfies Record<string, Check>;
