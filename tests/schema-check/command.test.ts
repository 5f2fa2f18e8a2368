// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs stand in strings here, with their templates.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { printSchema } from "graphql";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { runSchemaCheck } from "../../scripts/schema-check/command.ts";
import type { Finding } from "../../scripts/schema-check/finding.ts";
import { composeSide } from "../../scripts/schema-check/sides/compose-side.ts";
import { filesIn } from "../../scripts/schema-check/sides/tree-files.ts";
import { filesOf } from "./matrix-case.ts";
import { cloneOf } from "./schema-repository.ts";

const MANIFEST = "schema/operations/web@1.0/manifest.json";

// A graph of the matrix, since most of what the command does has nothing to do with how large a graph is.
const small = filesOf("nothing-changes", "candidate");
const composed = composeSide(small);
if (!("side" in composed)) throw new Error("the graph of the matrix does not compose");
const { supergraphSdl, api } = composed.side;
const repository = cloneOf(
  new Map([...small, ["schema/supergraph.graphql", supergraphSdl], ["schema/api.graphql", printSchema(api)]]),
);
const home = process.cwd();
afterAll(() => {
  process.chdir(home);
  repository[Symbol.dispose]();
});
beforeEach(() => {
  process.chdir(repository.folder);
  repository.git("checkout", "--quiet", "--force", "change");
  repository.git("clean", "-dfq");
});

const TODAY = "2026-02-17";

/** The command as it is, in this process: starting one takes longer than the check. */
async function check(...args: readonly string[]) {
  let [stdout, stderr] = ["", ""];
  const status = await runSchemaCheck(args, {
    today: TODAY,
    environment: {},
    print: (text) => (stdout += `${text}\n`),
    complain: (text) => (stderr += `${text}\n`),
  });
  return { status, stdout, stderr };
}

describe("npm run schema:check", () => {
  it("finds nothing in a branch that changes nothing", async () => {
    const { status, stdout } = await check();

    expect(status).toBe(0);
    expect(stdout).toMatch(/^Compared with origin\/main at [0-9a-f]{7}\.\n/);
    expect(stdout).toContain("0 broken, 0 potentially affected");
  });

  it("finds in a clone of our graph whom a branch breaks: a field, a value, an argument and a guard", () => {
    process.chdir(home);
    using ours = cloneOf(filesIn("schema"));
    ours.edit("schema/users.graphql", / {2}"[^"\n]*"\n {2}displayName: String(?!!)[^\n]*\n/, "");
    ours.edit("schema/social.graphql", /(enum FriendshipSource \{[^}]*?) {2}GROUP\n/, "$1  CLUB\n");
    ours.edit("schema/users.graphql", "  user(", '  user(\n    "Why."\n    because: String!\n    ');
    ours.edit("schema/users.graphql", "ChangePasswordPayload @authenticated", "ChangePasswordPayload");
    const summary = join(ours.folder, "summary.md");

    const { status, stdout, stderr } = ours.run("schema-check.ts", ["--format", "json"], {
      GITHUB_STEP_SUMMARY: summary,
    });

    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    const { findings } = JSON.parse(stdout) as { findings: readonly Finding[] };
    const breaking = findings.filter(({ severity }) => severity === "breaking");
    expect(breaking.map(({ code, coordinate }) => `${code} ${coordinate}`)).toEqual(
      expect.arrayContaining([
        "FIELD_REMOVED User.displayName",
        "VALUE_REMOVED_FROM_ENUM FriendshipSource.GROUP",
        "REQUIRED_ARG_ADDED Query.user(because:)",
        "AUTHENTICATED_REMOVED Mutation.changePassword",
        "OPERATION_BROKEN web@1.0/Home",
      ]),
    );
    expect(breaking.filter(({ place }) => place === null)).toEqual([]);
    expect(readFileSync(summary, "utf8")).toContain(
      "| **breaking** | `FIELD_REMOVED` | `User.displayName` |",
    );
  });

  it("ends with code 2 when it cannot check, and with 0 when nothing breaks, as a process too", () => {
    expect(repository.run("schema-check.ts", ["--base", "nowhere"])).toMatchObject({ status: 2, stdout: "" });
    expect(repository.run("schema-check.ts")).toMatchObject({ status: 0, stderr: "" });
  });

  it("compares with where the branch left, not with what others merged since", async () => {
    const added = small.get("schema/people.graphql")?.replace("  age: Int\n", "  age: Int\n  height: Int\n");
    repository.gitAtOrigin("checkout", "--quiet", "--force", "main");
    writeFileSync(join(repository.folder, "../origin/schema/people.graphql"), added ?? "");
    repository.gitAtOrigin("commit", "--quiet", "--all", "--message=Another");
    repository.git("fetch", "--quiet");

    expect((await check()).status).toBe(0);
    expect((await check("--base", "origin/main")).stdout).toContain("FIELD_REMOVED");
  });

  it.each([["schema/supergraph.graphql"], ["HEAD"], ["schema"]])("takes %s as the base", async (base) => {
    expect(await check("--base", base)).toMatchObject({ status: 0, stderr: "" });
  });

  it("tells where the subgraphs do not compose, and fails", async () => {
    repository.edit("schema/people.graphql", "  age: Int\n", "  age: Text\n");

    const { status, stdout } = await check();

    expect(status).toBe(1);
    expect(stdout).toMatch(
      /BREAKING {3}INVALID_GRAPHQL +User\.age +schema\/people\.graphql:\d+:3 \(people\)/,
    );
  });
});

describe("npm run schema:check ends with code 2 and one sentence for", () => {
  const edits: readonly (readonly [string, () => unknown, string, (readonly string[])?])[] = [
    [
      "an SDL that is not GraphQL",
      () => repository.write("schema/people.graphql", "type A {\n  b:\n}\n"),
      'schema/people.graphql:3:1 is not GraphQL: Expected Name, found "}".',
    ],
    [
      "an SDL that is empty",
      () => repository.write("schema/people.graphql", ""),
      "schema/people.graphql:1:1 is not GraphQL: Unexpected <EOF>.",
    ],
    [
      "a manifest that is not JSON",
      () => repository.write(MANIFEST, "{"),
      "web@1.0/manifest.json is not JSON: ",
    ],
    [
      "a manifest of another shape",
      () => repository.write(MANIFEST, "[]"),
      "manifest.json: expected an object with client, version, status and operations, got [].",
    ],
    [
      "a manifest with another status",
      () => repository.edit(MANIFEST, "active", "asleep"),
      'expected status "active" or "retired", got "asleep".',
    ],
    [
      "a manifest of another folder",
      () => repository.edit(MANIFEST, '"1.0"', '"1.1"'),
      'expected the client and version of its folder, web@1.0, got "web@1.1".',
    ],
    [
      "a manifest that names a path",
      () => repository.edit(MANIFEST, "Home.graphql", "../../users.graphql"),
      'file to be Home.graphql, got "../../users.graphql".',
    ],
    [
      "a registered file that is gone",
      () => rmSync(join(repository.folder, "schema/operations/web@1.0/Home.graphql")),
      "expected the file Home.graphql beside it, there is none.",
    ],
    [
      "a registered file with another text",
      () => repository.write("schema/operations/web@1.0/Home.graphql", "query Home { viewer { id } }"),
      "Home.graphql is not the text that manifest.json registers",
    ],
    [
      "overrides that are no list",
      () => repository.write("schema/overrides.yaml", "code: X"),
      "schema/overrides.yaml:1:1: expected a list of overrides",
    ],
    [
      "overrides that are not YAML",
      () => repository.write("schema/overrides.yaml", "- {"),
      "schema/overrides.yaml:1:4 is not YAML: ",
    ],
    [
      "no schema",
      () => rmSync(join(repository.folder, "schema"), { recursive: true }),
      "The folder schema cannot be read",
    ],
    [
      "a base that is not there",
      () => null,
      "--base nowhere is neither a commit that git knows nor a file or a folder.",
      ["--base", "nowhere"],
    ],
    ["a base that is no option of git", () => null, "--base --all is neither a commit", ["--base=--all"]],
    [
      "a base that is no supergraph",
      () => null,
      "schema/api.graphql is not a composed supergraph",
      ["--base", "schema/api.graphql"],
    ],
    [
      "a base that is not GraphQL",
      () => writeFileSync(join(repository.folder, "base.txt"), "§"),
      "base.txt:1:1 is not GraphQL",
      ["--base", "base.txt"],
    ],
    [
      "a base without a schema",
      () => mkdirSync(join(repository.folder, "none")),
      "none/ holds no SDL of a subgraph.",
      ["--base", "none"],
    ],
    [
      "a format that there is not",
      () => null,
      '--format must be one of text, json, github, sarif, junit, got "xml".',
      ["--format", "xml"],
    ],
    ["an option that there is not", () => null, "Unknown option '--fast'", ["--fast"]],
  ];

  const cases = edits.map(([what, edit, sentence, args = []]) => ({ what, edit, sentence, args }));

  it.each(cases)("$what", async ({ edit, sentence, args }) => {
    edit();

    const { status, stdout, stderr } = await check(...args);

    expect(stderr).toMatch(/^The schema could not be checked\. [^\n]+\n$/);
    expect(stderr).toContain(sentence);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });
});

describe("npm run operations:add", () => {
  const add = (...args: readonly string[]) =>
    repository.run("operations-add.ts", ["--client", "web", "--version", "1.4", ...args]);

  it("gathers, validates and stores, twice with the same result, and what it stores can be checked", async () => {
    repository.write("page.tsx", "const Page = gql`query Page { viewer { ...Name } } ${Name}`;");
    repository.write("name.ts", "export const Name = gql`fragment Name on User { name }`;");

    const first = add("page.tsx", "name.ts");
    const text = repository.read("schema/operations/web@1.4/manifest.json");
    const second = add("*.ts*");

    expect(first).toMatchObject({ status: 0, stdout: "web@1.4: 1 added (Page), 0 there already.\n" });
    expect(second).toMatchObject({ status: 0, stdout: "web@1.4: 0 added, 1 there already.\n" });
    expect(repository.read("schema/operations/web@1.4/manifest.json")).toBe(text);
    expect(repository.run("operations.ts")).toMatchObject({
      status: 0,
      stdout: "3 registered operations.\n",
    });
    expect((await check()).stdout).toContain("3 operations of web@1.0, web@1.4");
  });

  it.each([
    ["query Page { viewer { shoeSize } }", 'Page: Cannot query field "shoeSize" on type "User".'],
    ["query home { viewer { id } }", null],
    ["{ viewer { id } }", "an operation has no name"],
    ["fragment F on User { id }", "The files hold no operation."],
  ])("stores nothing of %j when that is a mistake", (text, sentence) => {
    repository.write("a.graphql", text);

    const { status, stderr } = add("a.graphql");

    expect(status).toBe(sentence === null ? 0 : 1);
    if (sentence !== null) expect(stderr).toContain(sentence);
  });

  it("refuses another operation of a registered name, and a version that is retired", () => {
    repository.write("a.graphql", "query Home { viewer { id } }");
    const web = ["--client", "web", "--version", "1.0"];

    const clash = repository.run("operations-add.ts", [...web, "a.graphql"]);
    const retire = repository.run("operations-retire.ts", web);
    const late = repository.run("operations-add.ts", [...web, "a.graphql"]);

    expect(clash).toMatchObject({ status: 1, stdout: "" });
    expect(clash.stderr).toContain("web@1.0 has another operation named Home");
    expect(retire).toMatchObject({ status: 0, stdout: "web@1.0 is retired: 2 operations.\n" });
    expect(late.stderr).toContain("web@1.0 is retired: register another version.");
  });
});
