import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

type Step = {
  readonly run?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
};
type Job = {
  readonly if?: string;
  readonly "timeout-minutes"?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
};
type Workflow = {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: object;
  readonly jobs: Record<"schema" | "embedded" | "mongodb", Job>;
};

const { jobs, on, permissions } = parse(readFileSync(".github/workflows/ci.yml", "utf8")) as Workflow;
const runsOf = ({ steps }: Job): string[] => steps.flatMap(({ run }) => run ?? []);

describe(".github/workflows/ci.yml", () => {
  it("runs on pushes and pull requests, and may only read", () => {
    expect(Object.keys(on)).toEqual(["push", "pull_request"]);
    expect(permissions).toEqual({ contents: "read" });
  });

  it("runs what anybody runs: .ci/run, which can be executed", () => {
    expect(runsOf(jobs.embedded)).toEqual([".ci/run"]);
    expect(() => accessSync(".ci/run", constants.X_OK)).not.toThrow();
  });

  it("says of a pull request whom it breaks, compared with the branch that it is for", () => {
    const [checkout, , , check] = jobs.schema.steps;

    expect(checkout?.with).toEqual({ "fetch-depth": 0 });
    expect(jobs.schema.if).toBe("github.event_name == 'pull_request'");
    expect(runsOf(jobs.schema)).toEqual([
      "npm ci",
      'npm run schema:check -- --base "origin/$BASE" --format github',
    ]);
    // By the environment: a branch may be named like a command.
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub.
    expect(check?.env).toEqual({ BASE: "${{ github.base_ref }}" });
  });

  it("runs the tests on a real replica set too, of the name that the driver is told", () => {
    const [startsMongo = "", ...others] = runsOf(jobs.mongodb);
    const uri = new URL(jobs.mongodb.env?.MONGODB_URI ?? "");

    expect(others).toEqual(["npm ci", "npm test"]);
    expect(startsMongo).toContain(`--replSet ${uri.searchParams.get("replicaSet")} `);
    expect(startsMongo).toContain(`_id: "${uri.searchParams.get("replicaSet")}"`);
    expect(startsMongo).toContain(`host: "${uri.host}"`);
  });

  it.each(Object.entries(jobs))(
    "bounds the time of %s, on the Node that the services run on",
    (_name, job) => {
      const node = job.steps.find(({ uses }) => uses?.startsWith("actions/setup-node@"));

      expect(job["timeout-minutes"]).toBeLessThanOrEqual(15);
      expect(node?.with).toEqual({ "node-version": 24, cache: "npm" });
      expect(existsSync("package-lock.json")).toBe(true);
    },
  );
});
