/** What happens to a subgraph, in the order in which it happens to each. */
export const FAULTS = ["refused", "kill", "hang", "slow", "half", "5xx", "invalid"] as const;
export type Fault = (typeof FAULTS)[number];

/** What the proxy in front of a subgraph does: one that is killed is refused until it is back. */
export type ProxyFault = "none" | Exclude<Fault, "kill">;

export const FAULT_TEXTS: Readonly<Record<Fault, string>> = {
  refused: "connections are reset, new ones refused",
  kill: "SIGKILL, until it has started again",
  hang: "requests are taken and never answered, also not afterwards",
  slow: "each answer is 0.2 to 1.2 s late",
  half: "half of an answer, then the connection ends: by a reset, or as if that were all",
  "5xx": "500, 502, 503, 504 with a page, half of them after the subgraph has done what was asked",
  invalid: "200 with what is no GraphQL, half of them after the subgraph has done what was asked",
};
