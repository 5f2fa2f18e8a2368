/** Validates what client teams have registered in schema/operations/ against the API schema: one operation a file. */
import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { buildSchema, Kind, parse, validate } from "graphql";

const api = buildSchema(readFileSync("schema/api.graphql", "utf8"));
const files = globSync("schema/operations/*@*/*.graphql");

const mistakes = files.flatMap((file) => {
  const document = parse(readFileSync(file, "utf8"));
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const name = operations[0]?.kind === Kind.OPERATION_DEFINITION ? operations[0].name?.value : undefined;
  const expected = basename(file, ".graphql");
  const misnamed =
    operations.length === 1 && name === expected
      ? []
      : [`${file}: must hold one operation, named ${expected}`];
  return [...misnamed, ...validate(api, document).map(({ message }) => `${file}: ${message}`)];
});
if (files.length === 0) mistakes.push("schema/operations holds no operation");

for (const mistake of mistakes) console.error(mistake);
console.log(`${files.length} registered operations, ${mistakes.length} mistakes`);
process.exit(mistakes.length > 0 ? 1 : 0);
