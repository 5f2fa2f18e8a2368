import { namedTypeOf } from "../lint-graph.ts";
import { type LintRule, mistakeAt } from "../lint-rule.ts";
import { missingFields } from "../missing-fields.ts";
import { wordsOf } from "../names.ts";

const MONEY_WORDS = new Set([
  ...["amount", "price", "balance", "fee", "total", "subtotal", "discount", "refund", "payment", "money"],
  ...["yuan", "fen", "cents", "debit", "credit", "pot", "prize", "minor"],
]);
/** A number of things is no amount of money. */
const COUNT_WORDS = new Set(["count", "rate", "ratio", "percent", "size", "number"]);

/** Money is counted in whole minor units together with its currency: a Float loses fen, and an Int ends at 21 million yuan. */
export const moneyType: LintRule = {
  code: "MONEY_TYPE",
  wayOut: "Take `Money` or `MoneyInput`; for the number alone `amountMinor: BigInt!`.",
  mistakesIn: ({ fields, inputs, types }) => [
    ...types
      .filter(({ name, node }) => ["Money", "MoneyInput"].includes(name) && node.kind.endsWith("Definition"))
      .flatMap((type) => missingFields(type, { amountMinor: "BigInt!", currency: "CurrencyCode!" })),
    ...[...fields, ...inputs]
      .filter(({ coordinate }) => !/^Money(Input)?\./.test(coordinate))
      .filter(({ name, node }) => {
        const type = namedTypeOf(node.type);
        const words = wordsOf(name);
        if (words.includes("minor")) return type !== "BigInt";
        const isMoney =
          words.some((word) => MONEY_WORDS.has(word)) && !words.some((word) => COUNT_WORDS.has(word));
        return isMoney && ["Float", "Int", "String", "BigInt"].includes(type);
      })
      .map((one) =>
        mistakeAt(
          one,
          `${one.coordinate} is about money, and must not be of type ${namedTypeOf(one.node.type)}.`,
        ),
      ),
  ],
};
