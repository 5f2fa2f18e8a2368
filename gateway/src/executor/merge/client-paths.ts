import { isJsonObject, type JsonObject, ownValue } from "../json.ts";
import type { DataPath } from "../plan/step.ts";

/** A path of the answer, as clients know it. */
export type ClientPath = readonly (string | number)[];

/** The places of an object at a path, with the indices of lists, in the order of the answer: each is made when it is asked for. */
export type ClientPaths = (object: JsonObject) => Iterable<ClientPath>;

type Key = string | number;
/** An object or a list on the way, once, however many places it has. */
type Node = { readonly parents: { readonly node: Node; readonly key: Key }[] };
type Child = { readonly node: Node; readonly key: Key };

/**
 * Where objects at a path stand. Looks once at everything on the way; what stands in many places, in which others stand, is not
 * looked at in each of them. Only errors ask for it.
 */
export function clientPaths(root: JsonObject, path: DataPath): ClientPaths {
  const nodesByDepth = Array.from({ length: path.length + 1 }, () => new Map<unknown, Node>());

  const lookAt = (value: unknown, depth: number, parent: Node | null, under: Key): void => {
    if (typeof value !== "object" || value === null) return;
    const nodes = nodesByDepth[depth] as Map<unknown, Node>;
    const known = nodes.get(value);
    const node = known ?? { parents: [] };
    if (parent !== null) node.parents.push({ node: parent, key: under });
    if (known !== undefined) return;
    nodes.set(value, node);
    const key = path[depth];
    if (Array.isArray(value)) {
      const next = key === "@" ? depth + 1 : depth;
      for (let index = 0; index < value.length; index += 1) lookAt(value[index], next, node, index);
    } else if (isJsonObject(value) && key !== undefined) lookAt(ownValue(value, key), depth + 1, node, key);
  };
  lookAt(root, 0, null, "");

  const rootNode = nodesByDepth[0]?.get(root);
  return (object) => {
    const node = nodesByDepth[path.length]?.get(object);
    // What was put out of the tree meanwhile stands nowhere.
    return node === undefined || rootNode === undefined ? [] : trailsTo(node, rootNode);
  };
}

function* trailsTo(target: Node, root: Node): Generator<ClientPath> {
  const childrenOnTheWay = childrenTo(target);
  function* below(node: Node, trail: ClientPath): Generator<ClientPath> {
    if (node === target) yield trail;
    for (const { node: child, key } of childrenOnTheWay.get(node) ?? []) yield* below(child, [...trail, key]);
  }
  yield* below(root, []);
}

/** What leads to a node, by what it hangs on, in the order of the answer. */
function childrenTo(target: Node): ReadonlyMap<Node, readonly Child[]> {
  const children = new Map<Node, Child[]>();
  const waiting = [target];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop())
    for (const { node: parent, key } of node.parents) {
      const siblings = children.get(parent);
      if (siblings !== undefined) siblings.push({ node, key });
      else {
        children.set(parent, [{ node, key }]);
        waiting.push(parent);
      }
    }
  for (const siblings of children.values())
    siblings.sort((one, other) => Number(one.key) - Number(other.key));
  return children;
}
