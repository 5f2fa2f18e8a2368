import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { CouldNotCheck } from "../could-not-check.ts";
import type { Override } from "./override.ts";

const OVERRIDES_MAX = 1_000;
const KEYS = ["code", "coordinate", "reason", "who", "expires"] as const;
type Key = (typeof KEYS)[number];
const EXPECTED = `a list of overrides, each with ${KEYS.join(", ")}`;

/**
 * Reads schema/overrides.yaml.
 *
 * @param path What messages call the file.
 * @throws CouldNotCheck that says where the file is not what was expected.
 */
export function readOverrides(text: string, path: string): readonly Override[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: "core", version: "1.2" });
  const placeOf = (node: Node | null | undefined) => {
    const { line, col } = lines.linePos(node?.range?.[0] ?? 0);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const fail = (node: Node | null | undefined, expected: string): never => {
    const { line, column } = placeOf(node);
    throw new CouldNotCheck(`${path}:${line}:${column}: expected ${expected}.`);
  };

  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new CouldNotCheck(
      `${path}:${line}:${col} is not YAML: ${error.message.split("\n")[0]?.replace(/ at line .*$/, "")}.`,
    );
  }
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null)) return [];
  if (!isSeq(contents)) return fail(contents as Node, EXPECTED);
  if (contents.items.length > OVERRIDES_MAX) return fail(contents, `at most ${OVERRIDES_MAX} overrides`);

  const overrides = contents.items.map((item): Override => {
    if (!isMap(item)) return fail(item as Node, EXPECTED);
    const texts = new Map<Key, string | null>();
    for (const { key, value } of item.items) {
      const name = isScalar(key) ? String(key.value) : "";
      const known = KEYS.find((one) => one === name);
      if (known === undefined)
        return fail(key as Node, `one of ${KEYS.join(", ")}, got ${JSON.stringify(name)}`);
      const given = isScalar(value) ? value.value : undefined;
      if (given === null && known === "coordinate") texts.set(known, null);
      else if (typeof given === "string" && given.trim() !== "") texts.set(known, given.trim());
      else return fail((value ?? key) as Node, `${known} to be a text that says something`);
    }
    const textOf = (key: Key): string => texts.get(key) ?? fail(item, `${key}, there is none`);
    const expires = textOf("expires");
    if (!isDay(expires))
      return fail(item, `expires to be a day such as 2026-03-31, got ${JSON.stringify(expires)}`);
    if (!texts.has("coordinate"))
      return fail(item, "coordinate, null for a finding that has none; there is none");
    return {
      code: textOf("code"),
      coordinate: texts.get("coordinate") ?? null,
      reason: textOf("reason"),
      who: textOf("who"),
      expires,
      ...placeOf(item),
    };
  });

  const keys = overrides.map(({ code, coordinate }) => `${code} ${coordinate}`);
  const twice = overrides.find((_, index) => keys.indexOf(keys[index] ?? "") < index);
  if (twice !== undefined)
    throw new CouldNotCheck(
      `${path}:${twice.line}:${twice.column}: expected one override for ${twice.code} of ${twice.coordinate}, there are two.`,
    );
  return overrides;
}

// `2026-02-30` is none.
const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text);
