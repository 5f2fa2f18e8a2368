import { failure } from "../errors.ts";

/**
 * Watches over the paths that one update changes: none may be another, or lie above or below another.
 *
 * @returns Claims a path. @throws CommandError 40 when it conflicts with one that was claimed before.
 */
export function createPathClaims(): (path: string) => void {
  const claimed = new Set<string>();
  const above = new Set<string>();
  const refuse = (path: string, conflict: string): never => {
    throw failure(
      "ConflictingUpdateOperators",
      `Updating the path '${path}' would create a conflict at '${conflict}'`,
    );
  };
  return (path) => {
    for (let dot = path.indexOf("."); dot >= 0; dot = path.indexOf(".", dot + 1)) {
      const prefix = path.slice(0, dot);
      if (claimed.has(prefix)) refuse(path, prefix);
      above.add(prefix);
    }
    if (claimed.has(path) || above.has(path)) refuse(path, path);
    claimed.add(path);
  };
}
