/** What to do about each change of how the subgraphs make the graph, by its code. */
export const FEDERATION_WAYS_OUT = {
  FIELD_MOVED:
    "Deploy the subgraph that it moves to before the supergraph, and remove it from the other one afterwards.",
  FIELD_MOVES_FURTHER:
    "Look at what the subgraph that it moves to answers before more of the requests go there.",
  FIELD_MOVED_WITHOUT_OVERRIDE:
    "Move it by @override(from:), so that the graph answers it at every moment of the deployment.",
  KEY_REMOVED: "Deploy the supergraph before the subgraph: plans of the old one still ask by this key.",
  KEY_ADDED: "Deploy the subgraph before the supergraph: plans of the new one ask by this key.",
  ENTITY_NOT_RESOLVABLE:
    "Deploy the supergraph before the subgraph: plans of the old one still ask it for the entity.",
  ENTITY_RESOLVABLE: "Deploy the subgraph before the supergraph: plans of the new one ask it for the entity.",
  INTERFACE_OBJECT_CHANGED: "Deploy the subgraph before the supergraph, and look at the plans.",
  SHAREABLE_ADDED: "See to it that every subgraph that resolves it gives the same answer.",
  SHAREABLE_REMOVED: "Nothing to do.",
  REQUIRES_CHANGED:
    "Deploy the subgraph before the supergraph, able to answer with and without what it requires.",
  PROVIDES_CHANGED:
    "See to it that the subgraph gives what it says it provides, before the supergraph is deployed.",
  EXTERNAL_CHANGED: "See to it that the subgraph that resolves the field is deployed before the supergraph.",
  SUBGRAPH_ADDED: "Deploy the subgraph before the supergraph.",
  SUBGRAPH_REMOVED: "Deploy the supergraph before the subgraph is taken away.",
} as const satisfies Readonly<Record<string, string>>;

export type FederationCode = keyof typeof FEDERATION_WAYS_OUT;
