import type { Viewer } from "@kith/kit/viewer-header.ts";
import type { Access } from "./guard.ts";

/**
 * Says which of these policies hold for whoever asks, nobody in particular included. What it does not name does not hold; when it
 * fails, or takes longer than a second, none does.
 */
export type PolicyHook = (asked: PolicyQuestion) => Promise<readonly string[]>;
export type PolicyQuestion = {
  readonly viewerId: string | null;
  readonly scopes: readonly string[];
  readonly policies: readonly string[];
};

const HOOK_TIMEOUT_MS = 1_000;

/** What a viewer has to show where policies matter: those of the token, and of the others those that the hook grants. */
export async function accessOf(
  viewer: Viewer,
  policies: readonly string[],
  hook?: PolicyHook,
): Promise<Access> {
  const { viewerId, scopes } = viewer;
  const held = policies.filter((policy) => viewer.policies?.includes(policy));
  const missing = policies.filter((policy) => !held.includes(policy));
  const granted =
    hook === undefined || missing.length === 0
      ? []
      : await grantedBy(hook, { viewerId, scopes, policies: missing });
  return { isViewer: viewerId !== null, scopes, policies: [...held, ...granted] };
}

async function grantedBy(hook: PolicyHook, question: PolicyQuestion): Promise<readonly string[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<readonly string[]>((resolve) => {
    timer = setTimeout(resolve, HOOK_TIMEOUT_MS, []);
  });
  try {
    const named = await Promise.race([hook(question), late]);
    return question.policies.filter((policy) => named.includes(policy));
  } catch {
    return [];
  } finally {
    clearTimeout(timer);
  }
}
