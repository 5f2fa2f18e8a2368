import { describe, expect, it } from "vitest";
import { CHECKS } from "./compose/checks.ts";
import {
  type ComposeService,
  type Deployment,
  environmentOf,
  readDeployment,
} from "./compose/compose-file.ts";

type Changeable<T> = { -readonly [Key in keyof T]: Changeable<T[Key]> };
type Services = Record<string, Changeable<ComposeService> & { environment: Record<string, string> }>;

/** The deployment with one thing broken. */
function broken(change: (services: Services, deployment: Changeable<Deployment>) => void): Deployment {
  const copy = structuredClone(readDeployment()) as Changeable<Deployment>;
  change(copy.compose.services as Services, copy);
  return copy;
}

describe("docker-compose.yml", () => {
  it.each(Object.entries(CHECKS))("%s", (_name, check) => {
    expect(check(readDeployment())).toEqual([]);
  });

  it("says what to set when a secret is missing", () => {
    const { users } = readDeployment().compose.services;

    expect(() => environmentOf(users ?? {}, {})).toThrow(/^KITH_VIEWER_KEY must be 32 random bytes or more/);
  });
});

describe("the checks of docker-compose.yml", () => {
  const breakages: Record<keyof typeof CHECKS, readonly [Parameters<typeof broken>[0], string][]> = {
    "has every service": [[(services) => delete services.groups, "groups is missing"]],
    "runs files that exist": [
      [
        ({ social }) => Object.assign(social ?? {}, { command: ["node", "social/main.ts"] }),
        "social runs node social/main.ts, which is no file of ours",
      ],
    ],
    "gives settings that are complete": [
      [
        ({ users }) => delete users?.environment.MONGODB_URI,
        "users: MONGODB_URI is not set: expected a text",
      ],
    ],
    "sets only what is read": [
      [
        ({ gateway }) => Object.assign(gateway?.environment ?? {}, { USER_URL: "http://users:4001/graphql" }),
        "gateway is given USER_URL, which it never reads",
      ],
      [
        ({ seed }) => Object.assign(seed?.environment ?? {}, { MONGO_URI: "mongodb://mongo" }),
        "seed is given MONGO_URI, which it never reads",
      ],
    ],
    "takes secrets from outside": [
      [
        ({ users }) => Object.assign(users?.environment ?? {}, { KITH_TOKEN_KEY: "{}" }),
        "users has a KITH_TOKEN_KEY that nobody has to set",
      ],
    ],
    "leaves optional settings to the outside": [
      [
        ({ gateway }) => delete gateway?.environment.REDIS_URL,
        "the gateway is not given the REDIS_URL of the outside",
      ],
      [
        ({ gateway }) =>
          Object.assign(gateway?.environment ?? {}, { KITH_CONTRACT: "schema/contracts/public.yaml" }),
        "the gateway is not given the KITH_CONTRACT of the outside",
      ],
      [
        ({ gateway }) =>
          Object.assign(gateway?.environment ?? {}, {
            // biome-ignore lint/suspicious/noTemplateCurlyInString: compose fills it in.
            KITH_USAGE_URI: "${KITH_USAGE_URI:-mongodb://mongo:27017/}",
          }),
        "the gateway has a KITH_USAGE_URI that nobody has set",
      ],
    ],
    "uses the ports of the code": [
      [
        ({ groups }) => Object.assign(groups?.environment ?? {}, { PORT: "4001" }),
        "groups listens at 4003 by default, not at 4001",
      ],
      [
        ({ gateway }) => Object.assign(gateway ?? {}, { ports: ["80:8080"] }),
        "gateway listens at 4000 by default, not at 8080",
      ],
    ],
    "reaches services that exist": [
      [
        ({ commerce }) =>
          Object.assign(commerce?.environment ?? {}, { SOCIAL_URL: "http://social:4001/graphql" }),
        "commerce looks for social:4001 by SOCIAL_URL, where nothing listens",
      ],
      [
        ({ seed }) => Object.assign(seed?.environment ?? {}, { MONGODB_URI: "mongodb://db:27017/" }),
        "seed looks for db:27017 by MONGODB_URI, where nothing listens",
      ],
    ],
    "initiates the replica set that is asked for": [
      [
        ({ seed }) =>
          Object.assign(seed?.environment ?? {}, { MONGODB_URI: "mongodb://mongo:27017/?replicaSet=rs1" }),
        "rs1 is asked for, the database is rs0",
      ],
      [
        ({ mongo }) => Object.assign(mongo ?? {}, { healthcheck: { test: ["CMD", "mongosh"] } }),
        'rs.initiate has no _id: "rs0"',
      ],
    ],
    "waits for services that can be healthy": [
      [
        ({ gateway }) =>
          Object.assign(gateway ?? {}, { depends_on: { redis: { condition: "service_healthy" } } }),
        "gateway waits for redis, which is never healthy",
      ],
    ],
    "checks the health of every service": [
      [({ mongo }) => delete mongo?.healthcheck, "mongo has no healthcheck"],
      [
        ({ users }) => Object.assign(users ?? {}, { healthcheck: { test: ["CMD", "true"] } }),
        "users's healthcheck does not ask http://127.0.0.1:4001/live or http://127.0.0.1:4001/ready",
      ],
    ],
    "runs nothing as root": [
      [({ mongo }) => delete mongo?.user, "mongo runs as root"],
      [({ gateway }) => Object.assign(gateway ?? {}, { user: "0:0" }), "gateway runs as root"],
      [
        (_services, deployment) => {
          deployment.dockerfile = deployment.dockerfile.replace("USER node", "");
        },
        "users runs as root",
      ],
    ],
    "keeps data in declared volumes": [
      [(_services, { compose }) => delete compose.volumes, "the volume mongo-data is not declared"],
      [({ mongo }) => delete mongo?.volumes, "the database has no volume: its data ends with the container"],
    ],
    "installs every workspace": [
      [
        (_services, deployment) => {
          deployment.dockerfile = deployment.dockerfile.replace("COPY kit/package.json kit/", "");
        },
        "the image is installed without kit/package.json",
      ],
    ],
    "runs on node 24": [
      [
        (_services, deployment) => {
          deployment.dockerfile = deployment.dockerfile.replace("node:24", "node:20");
        },
        "the image is not built on node:24",
      ],
    ],
  };
  const cases = Object.entries(breakages).flatMap(([name, list]) =>
    list.map(([change, mistake]) => [name as keyof typeof CHECKS, mistake, change] as const),
  );

  it.each(cases)('hold a deployment to "%s": %s', (name, mistake, change) => {
    expect(CHECKS[name](broken(change))).toContain(mistake);
  });
});
