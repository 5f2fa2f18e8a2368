import type { GraphQLResponse } from "@apollo/server";
import type { OperationResult } from "../operation-executor.ts";
import type { Executable, OperationListener } from "./operation-plugin.ts";

/** What the short way came to without being able to answer: Apollo Server tells of it, and nothing is asked or counted again. */
export type Settled = {
  readonly listeners: readonly OperationListener[];
  readonly context: Executable;
  /** @throws What a plugin threw that looked at the document. */
  readonly resolved: () => void;
  /** What plugins answer instead of executing the operation. @throws What one of them threw. */
  readonly instead: () => GraphQLResponse | null;
  /** What the operation came to. @throws What the executor threw. */
  readonly executed: () => OperationResult;
};
