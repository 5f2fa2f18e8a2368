/** Which argument of a collection's method holds its options, where a cursor comes back. */
export const CURSOR_OPTIONS_AT = { find: 1, aggregate: 1 } as const;

/** The same where a promise comes back. */
export const ACT_OPTIONS_AT = {
  findOne: 1,
  countDocuments: 1,
  distinct: 2,
  insertOne: 1,
  insertMany: 1,
  updateOne: 2,
  updateMany: 2,
  replaceOne: 2,
  deleteOne: 1,
  deleteMany: 1,
  findOneAndUpdate: 2,
  findOneAndReplace: 2,
  findOneAndDelete: 1,
  bulkWrite: 1,
} as const;
