import type { FastifyBaseLogger } from "fastify";
import type { GuardOptions, UnauthorizedMode } from "./guard-plugin.ts";
import type { PolicyHook } from "./policies.ts";
import { policyService } from "./policy-service.ts";

/** What a gateway is told of what is closed. */
export type GuardingOptions = {
  /** What becomes of an operation that asks for something closed to whoever asks: it is refused, unless said. */
  readonly unauthorized?: UnauthorizedMode;
  /** Which policies hold besides those of tokens: none, unless something says so. */
  readonly policyHook?: PolicyHook | undefined;
  /** A service that says so. */
  readonly policyUrl?: string | undefined;
};

export const guardingFrom = (
  { unauthorized = "refuse", policyHook, policyUrl }: GuardingOptions,
  log: FastifyBaseLogger,
): Omit<GuardOptions, "guard"> => ({
  mode: unauthorized,
  policyHook: policyHook ?? (policyUrl === undefined ? undefined : policyService(policyUrl, log)),
});
