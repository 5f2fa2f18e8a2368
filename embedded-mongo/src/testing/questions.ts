import fc from "fast-check";
import { Decimal128, type Document, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from "mongodb";

/** Documents, indexes, questions and changes out of few values, so that they meet each other often. */

const OBJECT_IDS = ["64b000000000000000000001", "64b000000000000000000002"].map((hex) => new ObjectId(hex));

const number = fc.oneof(
  { arbitrary: fc.integer({ min: -1, max: 2 }).map((n) => new Int32(n)), weight: 5 },
  fc.constantFrom<unknown>(
    new Double(1.5),
    new Double(2),
    Long.fromNumber(2),
    Decimal128.fromString("1.50"),
    Decimal128.fromString("0.1"),
    new Double(-0),
  ),
  fc.constantFrom<unknown>(
    new Double(Number.NaN),
    new Double(Number.NEGATIVE_INFINITY),
    Long.fromString("9007199254740993"),
    new Double(9007199254740992),
    Decimal128.fromString("9007199254740993"),
    Decimal128.fromString("NaN"),
  ),
);
const text = fc.oneof(
  { arbitrary: fc.constantFrom("a", "ab", "b"), weight: 4 },
  fc.constantFrom("", "abc", "a\0", "é", "😀"),
);
const moment = fc.constantFrom<unknown>(new Date(-1), new Date(5), new Date(6));
const scalar = fc.oneof(
  { arbitrary: number, weight: 6 },
  { arbitrary: text, weight: 5 },
  { arbitrary: fc.constant(null), weight: 2 },
  moment,
  fc.constantFrom<unknown>(true, false, ...OBJECT_IDS),
  fc.constantFrom<unknown>(new MinKey(), new MaxKey(), new Timestamp({ t: 1, i: 1 })),
);
const inner = fc.record({ x: scalar, y: scalar }, { requiredKeys: [] });
const value = fc.oneof(
  { arbitrary: scalar, weight: 5 },
  fc.array(scalar, { maxLength: 3 }),
  fc.array(fc.oneof(scalar, fc.array(scalar, { maxLength: 2 })), { maxLength: 2 }),
  inner,
  fc.array(fc.oneof({ arbitrary: inner, weight: 3 }, scalar), { maxLength: 3 }),
);

const id = fc.oneof(
  number,
  text,
  fc.constantFrom<unknown>(...OBJECT_IDS, new Date(5), true),
  fc.record({ k: number }),
);

const maybe = (field: fc.Arbitrary<unknown>) => fc.option(field, { freq: 6, nil: undefined });
const present = (row: Document): Document =>
  Object.fromEntries(Object.entries(row).filter(([, item]) => item !== undefined));
/** `b` is never an array, so that compound indexes and covered answers come up often enough. */
const document = fc
  .record({ a: maybe(value), b: maybe(scalar), c: maybe(value), d: maybe(scalar) })
  .map(present);
const SIZES = { minLength: 8, maxLength: 25, size: "max" } as const;
export const documents = fc
  .array(document, SIZES)
  .map((all) => all.map((row, i): Document => ({ _id: new Int32(i), ...row })));
/** The same under ids of all types. */
export const oddDocuments = fc
  .uniqueArray(fc.tuple(id, document), {
    ...SIZES,
    selector: ([_id]) => JSON.stringify(_id),
  })
  .map((all) => all.map(([_id, row]): Document => ({ _id, ...row })));

const path = fc.constantFrom("b", "b", "b", "a", "a", "d", "d", "c", "a.x", "a.x", "a.y", "c.x", "a.0");
const direction = fc.constantFrom<1 | -1>(1, -1);
const low = fc.constantFrom("$gt", "$gte");
const high = fc.constantFrom("$lt", "$lte");

const range = fc
  .tuple(
    low,
    high,
    fc.oneof(
      fc.tuple(number, number),
      fc.tuple(text, text),
      fc.tuple(moment, moment),
      fc.tuple(scalar, scalar),
    ),
  )
  .map(([from, to, [start, end]]): Document => ({ [from]: start, [to]: end }));
const list = fc.array(fc.oneof(scalar, fc.constant(null), value), { minLength: 1, maxLength: 5 });
const comparison = fc
  .tuple(
    fc.constantFrom("$eq", "$ne", "$gt", "$gte", "$lt", "$lte"),
    fc.oneof({ arbitrary: scalar, weight: 4 }, value),
  )
  .map(([operator, operand]): Document => ({ [operator]: operand }));
const simple = fc.oneof(
  { arbitrary: comparison, weight: 3 },
  { arbitrary: range, weight: 2 },
  fc
    .tuple(fc.constantFrom("$in", "$nin"), list)
    .map(([operator, items]): Document => ({ [operator]: items })),
  fc.boolean().map((exists): Document => ({ $exists: exists })),
  fc.constantFrom("^a", "^ab", "^a\\0", "b", "^A").map((pattern): Document => ({ $regex: pattern })),
  fc.constantFrom<Document>(
    { $regex: "^A", $options: "i" },
    { $size: 1 },
    { $type: "number" },
    { $type: ["null", "string"] },
    { $all: [new Int32(1), "a"] },
    { $mod: [2, 1] },
  ),
);
const condition = fc.oneof(
  { arbitrary: simple, weight: 6 },
  { arbitrary: value, weight: 2 },
  simple.map((test): Document => ({ $not: test })),
  fc.tuple(simple, simple).map(([one, other]): Document => ({ ...one, ...other })),
  simple.map((test): Document => ({ $elemMatch: test })),
  fc.tuple(simple, simple).map(([x, y]): Document => ({ $elemMatch: { x, y } })),
);
const clause = fc.tuple(path, condition).map(([name, test]): Document => ({ [name]: test }));
const clauses = fc.array(clause, { minLength: 1, maxLength: 3 });
const both = fc.tuple(clause, clause).map((some): Document => ({ $and: some }));
const ranges = fc
  .tuple(path, fc.array(range, { minLength: 1, maxLength: 3 }))
  .map(([name, some]): Document => ({ $or: some.map((test) => ({ [name]: test })) }));
export const filter = fc.oneof(
  { arbitrary: clause, weight: 6 },
  { arbitrary: both, weight: 4 },
  { arbitrary: ranges, weight: 3 },
  fc.constant<Document>({}),
  clauses.map((some): Document => ({ $or: some })),
  clauses.map((some): Document => ({ $nor: some })),
  fc
    .tuple(clause, clauses, both)
    .map(([one, some, other]): Document => ({ $and: [one, { $or: [...some, other] }] })),
);

const sort = fc
  .uniqueArray(fc.tuple(path, direction), { maxLength: 3, selector: ([name]) => name })
  .filter(
    (fields) => !fields.some(([name]) => fields.some(([other]) => name !== other && other.startsWith(name))),
  );
export const question = fc.record({
  filter,
  // The order is total, so that every answer to the question is the same.
  sort: fc.tuple(sort, direction).map(([fields, way]) => new Map<string, 1 | -1>([...fields, ["_id", way]])),
  skip: fc.constantFrom(0, 0, 1, 3),
  limit: fc.constantFrom(0, 0, 1, 4),
  projection: fc.constantFrom<Document>(
    {},
    { _id: 1 },
    { b: 1 },
    { b: 1, _id: 0 },
    { b: 1, d: 1 },
    { a: 1, "c.x": 1 },
  ),
});

export const index = fc.tuple(
  fc.uniqueArray(fc.tuple(path, direction), { minLength: 1, maxLength: 3, selector: ([name]) => name }),
  fc.constantFrom<Document>(
    ...Array<Document>(8).fill({}),
    { sparse: true },
    { sparse: true },
    { unique: true },
    { unique: true, sparse: true },
    { partialFilterExpression: { b: { $gt: 0 } } },
    { partialFilterExpression: { d: { $exists: true } } },
    { partialFilterExpression: { b: { $gte: "a" }, d: { $type: "number" } } },
  ),
);

/** Updates that change which entries a document has. */
const update = fc.oneof(
  fc
    .tuple(fc.constantFrom("a", "b", "c", "d", "a.x"), value)
    .map(([name, to]): Document => ({ $set: { [name]: to } })),
  fc.constantFrom("a", "b", "a.x").map((name): Document => ({ $unset: { [name]: 1 } })),
  fc.tuple(fc.constantFrom("a", "c"), scalar).map(([name, item]): Document => ({ $push: { [name]: item } })),
  fc.constantFrom<Document>(
    { $inc: { b: 1 } },
    { $pop: { a: 1 } },
    { $rename: { b: "d" } },
    { $mul: { d: 2 } },
  ),
  document.map(
    (row): Document => [{ $replaceWith: { $mergeObjects: [{ _id: "$_id" }, { $literal: row }] } }],
  ),
);
export type Change =
  | { readonly kind: "update"; readonly filter: Document; readonly update: Document }
  | { readonly kind: "delete"; readonly filter: Document }
  | { readonly kind: "insert"; readonly row: Document };
export const change: fc.Arbitrary<Change> = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constant("update" as const), filter, update }), weight: 3 },
  fc.record({ kind: fc.constant("insert" as const), row: document }),
  fc.record({ kind: fc.constant("delete" as const), filter: clause }),
);
