/** Says whom a change of the graph breaks: compares schema/ with what is published, `npm run schema:check -- --base REF|FILE`. Exit code 0: nothing breaks, 1: something does, 2: it could not be checked. */
import { runSchemaCheck } from "./schema-check/command.ts";

process.exitCode = await runSchemaCheck(process.argv.slice(2), {
  today: new Date().toISOString().slice(0, 10),
  environment: process.env,
  print: console.log,
  complain: console.error,
});
