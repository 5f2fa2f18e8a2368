import { table } from "./table.ts";

type Started = {
  readonly gatewayUrl: string;
  readonly urlByName: Readonly<Record<string, string>>;
  readonly databaseUri: string;
  readonly databaseNote: string;
  readonly countByNoun: Readonly<Record<string, number>>;
};

/** What `npm start` prints when everything answers: where everything is, and a line to try. */
export function startedTable({
  gatewayUrl,
  urlByName,
  databaseUri,
  databaseNote,
  countByNoun,
}: Started): string {
  const rows = [
    ["gateway", `${gatewayUrl}/graphql`, "the one endpoint for clients"],
    ["explorer", `${gatewayUrl}/explorer`, `GraphiQL, served locally; Apollo Sandbox is at ${gatewayUrl}/`],
    ...Object.entries(urlByName).map(([name, url]) => [name, url, "subgraph, answers the gateway only"]),
    ["database", databaseUri, databaseNote],
  ];
  const counts = Object.entries(countByNoun).map(([noun, count]) => `${count.toLocaleString("en")} ${noun}`);
  const query = '{"query":"{ userByHandle(handle: \\"alice\\") { displayName city interests } }"}';
  return [
    "",
    "Kith is ready.",
    "",
    table(rows),
    "",
    `  ${counts.join(", ")}`,
    "",
    `  Try:          curl -s ${gatewayUrl}/graphql -H 'content-type: application/json' -d '${query}'`,
    "  Be somebody:  npm run --silent token -- alice    (send it as the header: authorization: Bearer <token>)",
    "  End:          Ctrl-C",
    "",
  ].join("\n");
}
