import { ApiError } from "@kith/kit/api-error.ts";
import { isIdOf, requireId } from "@kith/kit/global-id.ts";
import type { WalletEntryFilter } from "../generated/schema.types.ts";
import { GROUP_PREFIX } from "../group-accounts/model.ts";
import { type Entry, USER_PREFIX } from "../ledger/model.ts";

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** @throws ApiError BAD_USER_INPUT when it is no month such as 2026-02. */
export function requireMonth(month: string, path: string): string {
  if (MONTH.test(month)) return month;
  throw new ApiError(
    "BAD_USER_INPUT",
    `${path} must be a month such as 2026-02, got "${month.slice(0, 40)}".`,
  );
}

/** What entries have to have, each field of its own; an index serves any one of them. */
export function entryFilterOf(filter: WalletEntryFilter | null | undefined): Partial<Entry> {
  const { month, kind, counterpartyId } = filter ?? {};
  return {
    ...(month != null && { month: requireMonth(month, "filter.month") }),
    ...(kind != null && { kind }),
    ...(counterpartyId != null && {
      counterparty: isIdOf(GROUP_PREFIX, counterpartyId)
        ? counterpartyId
        : requireId(USER_PREFIX, counterpartyId, "filter.counterpartyId"),
    }),
  };
}
