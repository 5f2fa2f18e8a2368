import { codeOf, isTest, type Source } from "./source-files.ts";

const DOMAIN_WORDS = new Set(
  [
    "user users person people profile handle friend friends friendship friendships mutual circle feed",
    "group groups member members membership thread buddy interest interests community",
    "wallet wallets balance money currency transfer transfers ledger debit credit envelope coupon campaign",
    "order orders product products merchant cart stock gift town",
  ].flatMap((line) => line.split(" ")),
);

/** Terms of GraphQL and of JavaScript that only look like the domain's; `groups` are those of a regular expression. */
const TERMS = new Set(["userError", "userErrors", "UserError", "BAD_USER_INPUT", "groupBy", "groups"]);

const IDENTIFIER = /[A-Za-z_]\w*/g;
const WORD = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g;

/** The kit is shared by services of any domain: a word of this one in its code is a rule that lives in the wrong place. */
export const domainWordsIn = (sources: readonly Source[]): string[] =>
  sources
    .filter((source) => source.path.startsWith("kit/") && !isTest(source))
    .flatMap((source) => {
      const identifiers = new Set(codeOf(source).match(IDENTIFIER));
      return [...identifiers]
        .filter((identifier) => !TERMS.has(identifier))
        .filter((identifier) => identifier.match(WORD)?.some((word) => DOMAIN_WORDS.has(word.toLowerCase())))
        .map((identifier) => `${source.path} knows "${identifier}"`);
    });
