/** What people wrote, in one line of Markdown: nothing in it can be taken for HTML, but for what they quote as code. */
export const inline = (text: string): string =>
  text
    .trim()
    .replaceAll(/\s+/g, " ")
    .split("`")
    .map((part, index) => (index % 2 === 0 ? part.replaceAll("&", "&amp;").replaceAll("<", "&lt;") : part))
    .join("`");

/** A section with its lines; nothing when there are none. */
export const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`## ${title}`, "", ...lines, ""];

/** Lines under the name of the type that they are about, in the order of the names; root types first. */
export function byType<Entry extends { readonly coordinate: string }>(
  entries: readonly Entry[],
  lineOf: (entry: Entry) => string,
): readonly string[] {
  const groups = Map.groupBy(entries, ({ coordinate }) => coordinate.split(/[.(]/)[0] ?? coordinate);
  const rankOf = (name: string) => {
    const rank = ["Query", "Mutation", "Subscription"].indexOf(name);
    return `${rank < 0 ? 9 : rank}${name}`;
  };
  return [...groups]
    .toSorted(([one], [other]) => (rankOf(one) < rankOf(other) ? -1 : 1))
    .flatMap(([name, group]) => [`**${name}**`, "", ...group.map(lineOf), ""])
    .slice(0, -1);
}
