/** GraphQL that stands in a program as a tagged template; lines and columns begin at 1. */
export type Template = { readonly text: string; readonly line: number; readonly column: number };

const TAG = /(?:\b(?:gql|graphql)\s*\(?\s*(?:\/\*\s*GraphQL\s*\*\/\s*)?|\/\*\s*GraphQL\s*\*\/\s*)$/;
const TAG_CHARACTERS_MAX = 120;
/** After these a slash begins a regular expression, not a division. */
const BEFORE_REGEX = /(?:^|[(,=:[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|in|of|do|else|void|delete))\s*$/;

/**
 * Finds what is tagged gql or graphql, or called with one of them, or marked GraphQL in a comment, in JavaScript, TypeScript
 * or JSX. Interpolations of fragments, at the top level, are left out: fragments are found by name.
 *
 * @throws Error that names the line, when an interpolation stands where only the running program knows what it is.
 */
export function templatesIn(program: string): readonly Template[] {
  const templates: Template[] = [];
  scan(program, 0, templates, false);
  return templates;
}

// Reads code up to its end, or up to the brace that closes the interpolation that it stands in.
function scan(program: string, from: number, templates: Template[], isInterpolation: boolean): number {
  let depth = 0;
  for (let at = from; at < program.length; at += 1) {
    const character = program[at];
    const next = program[at + 1];
    if (character === "/" && next === "/") at = endOfLine(program, at);
    else if (character === "/" && next === "*") at = indexOrEnd(program, "*/", at + 2) + 1;
    else if (character === "/" && BEFORE_REGEX.test(program.slice(Math.max(from, at - 40), at)))
      at = endOfRegex(program, at);
    else if (character === '"' || (character === "'" && !/\w/.test(program[at - 1] ?? "")))
      at = endOfString(program, at);
    else if (character === "`") at = readTemplate(program, at, templates);
    else if (character === "{") depth += 1;
    else if (character === "}") {
      if (isInterpolation && depth === 0) return at;
      depth -= 1;
    }
  }
  return program.length;
}

function readTemplate(program: string, start: number, templates: Template[]): number {
  const nearby = start - TAG_CHARACTERS_MAX;
  const before = program.slice(Math.max(0, nearby), start);
  const isGraphql = TAG.test(before);
  const [line, column] = placeIn(program, start + 1);
  let text = "";
  for (let at = start + 1; at < program.length; at += 1) {
    const character = program[at];
    if (character === "`") {
      if (isGraphql) templates.push({ text, line, column });
      return at;
    }
    if (character === "\\") {
      const escaped = program[at + 1] ?? "";
      text += escaped === "`" || escaped === "\\" || escaped === "$" ? escaped : `\\${escaped}`;
      at += 1;
    } else if (character === "$" && program[at + 1] === "{") {
      if (isGraphql && !isTopLevel(text))
        throw new Error(
          `line ${placeIn(program, at)[0]}: \${…} may stand beside definitions only, since what it is inside of one is not known before the program runs`,
        );
      at = scan(program, at + 2, templates, true);
      text += " ";
    } else text += character;
  }
  return program.length;
}

// Comments and strings of the GraphQL may hold braces.
const NOT_BRACES = /#[^\n]*|"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"/g;

function isTopLevel(text: string): boolean {
  const bare = text.replaceAll(NOT_BRACES, "");
  const count = (brace: string) => bare.split(brace).length - 1;
  return count("{") === count("}") && count("(") === count(")");
}

function endOfString(program: string, start: number): number {
  for (let at = start + 1; at < program.length; at += 1) {
    if (program[at] === "\\") at += 1;
    // Text between tags may hold quotes: a string ends with its line.
    else if (program[at] === program[start] || program[at] === "\n") return at;
  }
  return program.length;
}

function endOfRegex(program: string, start: number): number {
  let isClass = false;
  for (let at = start + 1; at < program.length; at += 1) {
    const character = program[at];
    if (character === "\n") return start;
    if (character === "\\") at += 1;
    else if (character === "[") isClass = true;
    else if (character === "]") isClass = false;
    else if (character === "/" && !isClass) return at;
  }
  return start;
}

const indexOrEnd = (program: string, text: string, from: number): number => {
  const index = program.indexOf(text, from);
  return index === -1 ? program.length : index;
};
const endOfLine = (program: string, from: number): number => indexOrEnd(program, "\n", from);

function placeIn(program: string, at: number): readonly [number, number] {
  const lines = program.slice(0, at).split("\n");
  return [lines.length, (lines.at(-1) ?? "").length + 1];
}
