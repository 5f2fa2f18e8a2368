/** Draws the graph as Mermaid, from the supergraph, into README.md; `--check` only compares. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { writeOrCheck } from "./freshness.ts";
import { pictureOf } from "./picture/picture.ts";

const MARKED = /(<!-- graph -->\n)[\s\S]*(<!-- \/graph -->)/;

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });

const readme = readFileSync("README.md", "utf8");
if (!MARKED.test(readme))
  throw new Error("README.md needs <!-- graph --> and <!-- /graph --> around the picture.");
const picture = pictureOf(readFileSync("schema/supergraph.graphql", "utf8"));
const drawn = readme.replace(MARKED, `$1\`\`\`mermaid\n${picture}\`\`\`\n$2`);
writeOrCheck({ "README.md": drawn }, { isCheckOnly: values.check, command: "npm run picture" });
