/** Checks what needs no database: lint and format, types, freshness of generated files and of the composed supergraph, the rules of the schema. */
import { spawnSync } from "node:child_process";

const CHECKS = [
  { name: "lint and format", command: "biome", args: ["check", "--error-on-warnings", "."] },
  { name: "types", command: "tsc", args: ["--noEmit"] },
  {
    name: "resolver types and the list of what the database supports are fresh",
    command: "node",
    args: ["scripts/generate.ts", "--check"],
  },
  { name: "supergraph is fresh", command: "node", args: ["scripts/compose.ts", "--check"] },
  { name: "picture of the graph is fresh", command: "node", args: ["scripts/picture.ts", "--check"] },
  { name: "schema holds to the rules of the house", command: "node", args: ["scripts/schema-lint.ts"] },
  { name: "registered operations are valid", command: "node", args: ["scripts/operations.ts"] },
] as const;

const failed = CHECKS.filter(({ name, command, args }) => {
  console.log(`\n— ${name}`);
  return spawnSync(command, args, { stdio: "inherit" }).status !== 0;
});
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.map(({ name }) => name).join(", ")}`);
  process.exit(1);
}
console.log("\nAll checks pass.");
