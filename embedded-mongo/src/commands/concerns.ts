import { failure } from "../errors.ts";
import { showText, showValue } from "../values/show.ts";
import { type Document, isDocument, isNumber, toNumber } from "../values/types.ts";
import type { Reply } from "../wire/message.ts";
import { type Command, documentField } from "./request.ts";

const LEVELS = ["local", "available", "majority", "linearizable", "snapshot"];
const TRANSACTION_LEVELS = ["local", "majority", "snapshot"];
const W_MAX = 50;

/**
 * One node has acknowledged what it has committed, and reads nothing else: every level is as good as the strongest. What
 * remains is to refuse what MongoDB refuses.
 *
 * @throws CommandError 72, 2, 9
 */
export function refuseConcerns(name: string, command: Command, body: Document): void {
  refuseReadConcern(name, command, body);
  refuseWriteConcern(name, command, body);
}

function refuseReadConcern(name: string, { readConcern: supported }: Command, body: Document): void {
  const concern = documentField(body, "readConcern");
  if (!concern) return;
  const { level = "local" } = concern;
  if (typeof level !== "string" || !LEVELS.includes(level))
    throw failure(
      "BadValue",
      `Enumeration value '${showText(level)}' for field '${name}.readConcern.level' is not a valid value.`,
    );
  if (body.autocommit !== undefined) {
    if (body.startTransaction !== true)
      throw failure("InvalidOptions", "Only the first command in a transaction may specify a readConcern");
    if (!TRANSACTION_LEVELS.includes(level))
      throw failure(
        "InvalidOptions",
        "The readConcern level must be either 'local' (default), 'majority' or 'snapshot' in order to run in a transaction",
      );
    return;
  }
  const refuse = (why: string) =>
    failure(
      "InvalidOptions",
      `Command ${name} does not support { readConcern: ${showValue({ ...concern, provenance: "clientSupplied" })} } :: caused by :: ${why}`,
    );
  if (!supported && level !== "local") throw refuse("read concern not supported");
  if (supported === "not snapshot" && level === "snapshot")
    throw refuse("read concern snapshot not supported");
  if (concern.atClusterTime !== undefined && level !== "snapshot")
    throw failure(
      "InvalidOptions",
      "readConcern.atClusterTime cannot be specified if 'level' is not 'snapshot'",
    );
}

function refuseWriteConcern(name: string, command: Command, body: Document): void {
  const concern = documentField(body, "writeConcern");
  if (!concern) return;
  if (body.autocommit !== undefined && !name.endsWith("Transaction"))
    throw failure("InvalidOptions", "writeConcern is not allowed within a multi-statement transaction");
  const { w } = concern;
  if (isNumber(w) && !(toNumber(w) >= 0 && toNumber(w) <= W_MAX))
    throw failure(
      "FailedToParse",
      `w has to be a non-negative number and not greater than ${W_MAX}; found: ${toNumber(w)}`,
    );
  if (command.writeConcern !== true && Object.keys(concern).length > 0)
    throw failure("InvalidOptions", "Command does not support writeConcern");
}

/** What a write concern asks for that one node cannot give; the write itself is done. */
export function withConcernError(reply: Reply, { writeConcern }: Document): Reply {
  const w = isDocument(writeConcern) ? writeConcern.w : undefined;
  const [code, codeName, errmsg] =
    isNumber(w) && toNumber(w) > 1
      ? [100, "UnsatisfiableWriteConcern", "Not enough data-bearing nodes"]
      : typeof w === "string" && w !== "majority"
        ? [
            79,
            "UnknownReplWriteConcern",
            `No write concern mode named '${w}' found in replica set configuration`,
          ]
        : [];
  if (code === undefined) return reply;
  const errInfo = { writeConcern: { ...(writeConcern as Document), provenance: "clientSupplied" } };
  return {
    ...reply,
    document: { ...reply.document, writeConcernError: { code, codeName, errmsg, errInfo } },
  };
}
