import { SupergraphError } from "../supergraph/security-features.ts";

type Urls = ReadonlyMap<string, string>;

/**
 * Where subgraphs are asked, by name.
 *
 * @param inFile By the supergraph.
 * @param instead Of what it says.
 * @throws SupergraphError that names each subgraph of which nothing can be asked.
 */
export function subgraphUrlsOf(inFile: Urls, instead: Readonly<Record<string, string>>): Urls {
  const urls = new Map([...inFile].map(([name, url]) => [name, instead[name] ?? url]));
  const mistakes = [...urls].flatMap(([name, url]) => {
    const mistake = mistakeIn(url);
    return mistake === null ? [] : [`The URL of the subgraph ${name} ${mistake}`];
  });
  if (mistakes.length > 0) throw new SupergraphError(mistakes.join("\n"));
  return urls;
}

function mistakeIn(text: string): string | null {
  // "users:4001" is a URL too: one with the scheme "users".
  const url = /^https?:\/\//i.test(text) ? URL.parse(text) : null;
  if (url === null) return `must begin with http:// or https://, got ${JSON.stringify(text)}.`;
  // It would end up in logs, and go to nobody.
  if (url.username !== "" || url.password !== "")
    return "must have no user and no password: they are not sent.";
  return null;
}
