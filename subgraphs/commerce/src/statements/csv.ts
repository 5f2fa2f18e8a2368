import type { CurrencyCode } from "../generated/schema.types.ts";
import type { Entry } from "../ledger/model.ts";

const DECIMALS: Readonly<Record<CurrencyCode, number>> = { CNY: 2 };
const COLUMNS = "sequence,posted_at,kind,amount,balance_after,currency,counterparty,note,entry";
const LINE_END = "\r\n";

/** An amount as people write it: -2500n in CNY is -25.00. No fraction is ever computed. */
export function decimalOf(amountMinor: bigint, currency: CurrencyCode): string {
  const decimals = DECIMALS[currency];
  const digits = `${amountMinor < 0n ? -amountMinor : amountMinor}`.padStart(decimals + 1, "0");
  return `${amountMinor < 0n ? "-" : ""}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

// A cell that begins like a formula is one to a spreadsheet, quoted or not.
const cellOf = (text: string): string => {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
};

/**
 * Entries as lines of comma-separated values.
 *
 * @param hasHeader Whether the names of the columns stand in front.
 * @see RFC 4180; OWASP, "CSV Injection"
 */
export function csvOf(entries: readonly Entry[], hasHeader: boolean): string {
  const lines = entries.map((entry) => {
    const { _id, sequence, postedAt, kind, amountMinor, balanceAfterMinor, currency, counterparty, note } =
      entry;
    const amounts = [amountMinor, balanceAfterMinor].map((minor) => decimalOf(minor, currency));
    const cells = [kind, ...amounts, currency, cellOf(counterparty), cellOf(note ?? ""), _id];
    return [sequence, postedAt.toISOString(), ...cells].join(",");
  });
  return [...(hasHeader ? [COLUMNS] : []), ...lines].map((line) => `${line}${LINE_END}`).join("");
}
