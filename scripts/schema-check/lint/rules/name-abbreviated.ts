import { isEnum } from "../lint-graph.ts";
import { type LintRule, mistakeAt, mistakeOf } from "../lint-rule.ts";
import { wordsOf } from "../names.ts";

const WHOLE_BY_ABBREVIATION: Readonly<Record<string, string>> = {
  acct: "account",
  addr: "address",
  amt: "amount",
  avg: "average",
  btn: "button",
  cnt: "count",
  ctx: "context",
  curr: "currency, current",
  desc: "description, descending",
  dt: "date",
  grp: "group",
  img: "image",
  msg: "message",
  nbr: "number",
  num: "number",
  org: "organisation",
  pic: "picture",
  prev: "previous",
  pwd: "password",
  qty: "quantity",
  ref: "reference",
  req: "request",
  res: "result",
  ts: "timestamp",
  txn: "transaction",
  usr: "user",
  val: "value",
};

/** A name is read a thousand times and written once, by people of many languages. */
export const nameAbbreviated: LintRule = {
  code: "NAME_ABBREVIATED",
  wayOut: "Write the word out.",
  mistakesIn: ({ types, fields, inputs }) => [
    ...types
      .filter(({ node }) => node.kind.endsWith("Definition"))
      .flatMap(({ subgraph, node, name }) => [
        ...abbreviationsIn(name).map((message) => mistakeOf(subgraph, node, name, `${name} ${message}`)),
        ...(isEnum(node) ? (node.values ?? []) : []).flatMap((value) => {
          const coordinate = `${name}.${value.name.value}`;
          return abbreviationsIn(value.name.value).map((message) =>
            mistakeOf(subgraph, value, coordinate, `${coordinate} ${message}`),
          );
        }),
      ]),
    ...[...fields, ...inputs].flatMap((one) =>
      abbreviationsIn(one.name).map((message) => mistakeAt(one, `${one.coordinate} ${message}`)),
    ),
  ],
};

const abbreviationsIn = (name: string): readonly string[] =>
  wordsOf(name)
    .filter((word) => Object.hasOwn(WHOLE_BY_ABBREVIATION, word))
    .map((word) => `abbreviates ${WHOLE_BY_ABBREVIATION[word]} to "${word}".`);
