/** An answer in the form of GraphQL over HTTP. */
export type Answer = {
  readonly data?: unknown;
  readonly errors?: readonly { readonly path?: readonly (string | number)[] }[];
};

/** `partial`: some fields are null, with an error that says why. */
export type Verdict = { readonly kind: "right" | "partial" | "wrong"; readonly why: string };

type Path = readonly (string | number)[];

/** Holds an answer against the right one: each field is as it should be, or null with an error at its path. */
export function verdictOn(answer: Answer, right: unknown): Verdict {
  const errorPaths = (answer.errors ?? []).flatMap(({ path }) => (path === undefined ? [] : [path]));
  const missing: Path[] = [];

  // What is below a null that should be none need not be looked at: it may have come up from there.
  function findWrong(got: unknown, wanted: unknown, path: Path): string | null {
    if (got === null && wanted !== null) {
      missing.push(path);
      return errorPaths.some((error) => isBelow(error, path))
        ? null
        : `${shown(path)} is null without an error`;
    }
    if (typeof wanted !== "object" || wanted === null)
      return Object.is(got, wanted) ? null : `${shown(path)} is ${JSON.stringify(got)}`;
    if (typeof got !== "object" || got === null || Array.isArray(got) !== Array.isArray(wanted))
      return `${shown(path)} is ${JSON.stringify(got)}`;
    const [gotKeys, wantedKeys] = [Object.keys(got), Object.keys(wanted)];
    if (gotKeys.join() !== wantedKeys.join())
      return `${shown(path)} has ${gotKeys.length} of ${wantedKeys.length}`;
    for (const key of wantedKeys) {
      const below = [...path, Array.isArray(wanted) ? Number(key) : key];
      const wrong = findWrong(
        (got as Record<string, unknown>)[key],
        (wanted as Record<string, unknown>)[key],
        below,
      );
      if (wrong !== null) return wrong;
    }
    return null;
  }

  if (answer.data === undefined) return { kind: "wrong", why: "there is no data" };
  const wrong = findWrong(answer.data, right, []);
  if (wrong !== null) return { kind: "wrong", why: wrong };
  if (missing.length > 0) return { kind: "partial", why: missing.map(shown).join(", ") };
  return errorPaths.length === 0 && answer.errors === undefined
    ? { kind: "right", why: "" }
    : { kind: "wrong", why: "there are errors and nothing is missing" };
}

const isBelow = (path: Path, above: Path): boolean => above.every((key, index) => path[index] === key);

const shown = (path: Path): string => path.join(".") || "data";
