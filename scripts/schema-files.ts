import { readFileSync } from "node:fs";

/** The port of each subgraph unless it is told otherwise, in the order in which they are composed and started. */
export const SUBGRAPH_PORTS = { users: 4001, social: 4002, groups: 4003, commerce: 4004 } as const;
export type SubgraphName = keyof typeof SUBGRAPH_PORTS;
export const SUBGRAPH_NAMES = Object.keys(SUBGRAPH_PORTS) as readonly SubgraphName[];

/** Where a subgraph answers on this machine; the gateway's settings override it by name. */
export const subgraphUrl = (name: SubgraphName, port: number = SUBGRAPH_PORTS[name]) =>
  `http://127.0.0.1:${port}/graphql`;

/** The SDL of every subgraph, by name. */
export function subgraphSdls(): Record<SubgraphName, string> {
  const entries = SUBGRAPH_NAMES.map((name) => [name, readFileSync(`schema/${name}.graphql`, "utf8")]);
  return Object.fromEntries(entries);
}
