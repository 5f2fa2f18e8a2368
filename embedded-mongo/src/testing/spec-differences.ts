/**
 * What this server answers otherwise than the drivers' specifications ask, by the sentence of the README that tells of it.
 * A test is named `folder/file :: description`; a name may end early, and then means everything that begins with it.
 */
export const SPEC_DIFFERENCES: Readonly<Record<string, readonly string[]>> = {
  "Collation other than `simple` is refused.": [
    "crud/aggregate-collation",
    "crud/bulkWrite-collation",
    "crud/count-collation",
    "crud/deleteMany-collation",
    "crud/deleteOne-collation",
    "crud/distinct-collation",
    "crud/find-collation",
    "crud/findOneAndDelete-collation",
    "crud/findOneAndReplace-collation",
    "crud/findOneAndUpdate-collation",
    "crud/replaceOne-collation",
    "crud/updateMany-collation",
    "crud/updateOne-collation",
  ],
  "Views, time series and capped collections are refused.": [
    "crud/estimatedDocumentCount :: estimatedDocumentCount works correctly on views",
    "collection-management/timeseries-collection",
  ],
  "Validators of documents are refused.": [
    "crud/findOneAndUpdate-errorResponse :: findOneAndUpdate document validation errInfo is accessible",
  ],
};

/** Tests that no server can pass in this driver: it answers them itself, otherwise than they ask. */
export const DRIVER_DIFFERENCES: readonly string[] = [
  // It replaces a null _id by a new ObjectId before it sends an insert.
  "crud/create-null-ids :: inserting _id with type null via ",
  // It attaches a result of zeros, and what the server said as the cause of its own error.
  "crud/client-bulkWrite-partialResults :: partialResult is unset when ",
  "crud/client-bulkWrite-errorResponse",
  "retryable-writes/client-bulkWrite-serverErrors :: client bulkWrite with multi: true operations fails after retryable top-level error",
  "retryable-writes/client-bulkWrite-serverErrors :: client bulkWrite with retryWrites: false does not retry",
];
