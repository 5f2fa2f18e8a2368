/** A name of a field as the beginning of the name of a type. */
export const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The words of a name in camel, Pascal or snake case, in lower case. */
export const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(/[\s_]+/)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
