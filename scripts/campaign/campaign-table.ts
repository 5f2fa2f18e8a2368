import type { Campaign } from "../../subgraphs/commerce/src/blessings/model.ts";
import { decimalOf } from "../../subgraphs/commerce/src/statements/csv.ts";
import { table } from "../supervisor/table.ts";

const yuan = (amountMinor: bigint | number): string => `${decimalOf(BigInt(amountMinor), "CNY")} CNY`;

/** A campaign as a table for people. @param entered How many have entered its pot. */
export function campaignTable(campaign: Campaign, entered: number): string {
  const { _id, title, status, startsAt, endsAt, fundedMinor, seedHash, seed, settlement } = campaign;
  const isClosed = status !== "DRAFT" && status !== "OPEN";
  const rows: [string, string][] = [
    ["campaign", _id],
    ["title", title],
    ["status", status],
    ["window", `${startsAt.toISOString()} to ${endsAt.toISOString()}`],
    ["put into the pot", yuan(fundedMinor)],
    ["entered", entered.toLocaleString("en")],
    ["hash of the seed", seedHash ?? "drawn when it opens"],
    ["seed", (isClosed ? seed : null) ?? "told when it is closed"],
  ];
  if (settlement !== null)
    rows.push(
      ["winners", Number(settlement.winnerCount).toLocaleString("en")],
      ["share", yuan(settlement.shareMinor)],
      ["one fen more for", Number(settlement.extraCount).toLocaleString("en")],
      ["paid", `${Number(settlement.paidCount).toLocaleString("en")} people, ${yuan(settlement.paidMinor)}`],
      ["left in the pot", yuan(BigInt(fundedMinor) - BigInt(settlement.paidMinor))],
      ["settled", settlement.settledAt?.toISOString() ?? "not yet"],
    );
  return table(rows);
}
