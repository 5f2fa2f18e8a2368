import { hash } from "node:crypto";
import type { Viewer } from "@kith/kit/viewer-header.ts";
import type { OperationDefinitionNode } from "graphql";

/** Longer keys are told apart by their hash. */
const KEY_LENGTH_MAX = 512;

type Asked = {
  readonly documentHash: string;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
  readonly isPrivate: boolean;
};

/**
 * By what an answer is found again: the operation, the variables that it declares, and of what is private the viewer: person,
 * scopes, policies and session.
 *
 * @returns Null for what is private and asked by nobody, since that is no one viewer.
 */
export function cacheKeyOf({ documentHash, operation, variables, viewer, isPrivate }: Asked): string | null {
  const { viewerId, scopes, policies = [], sessionId = null } = viewer;
  if (isPrivate && viewerId === null) return null;
  // Pairs, since an object has one key that is none of its own.
  const given = (operation.variableDefinitions ?? []).flatMap(({ variable: { name } }) =>
    Object.hasOwn(variables, name.value) ? [[name.value, variables[name.value]]] : [],
  );
  const key = JSON.stringify([
    documentHash,
    operation.name?.value ?? null,
    isPrivate ? [viewerId, scopes, policies, sessionId] : null,
    given,
  ]);
  return key.length > KEY_LENGTH_MAX ? hash("sha256", key, "hex") : key;
}
