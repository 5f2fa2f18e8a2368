import { failure } from "../errors.ts";
import { type Document, isDocument, isLong, type Long, typeNameOf } from "../values/types.ts";

const OPTION_TYPES: [name: string, type: string, isRight: (value: unknown) => boolean][] = [
  ["lsid", "object", isDocument],
  ["txnNumber", "long", isLong],
  ["autocommit", "bool", (value) => typeof value === "boolean"],
  ["startTransaction", "bool", (value) => typeof value === "boolean"],
];

/** What a command says of its session must fit together. @throws CommandError 14 or 72. */
export function refuseBadOptions(body: Document): void {
  for (const [name, type, isRight] of OPTION_TYPES)
    if (body[name] !== undefined && !isRight(body[name]))
      throw failure(
        "TypeMismatch",
        `BSON field 'OperationSessionInfo.${name}' is the wrong type '${typeNameOf(body[name])}', expected type '${type}'`,
      );
  const { txnNumber, autocommit, startTransaction } = body;
  const refuse = (isWrong: boolean, message: string) => {
    if (isWrong) throw failure("InvalidOptions", message);
  };
  refuse((txnNumber as Long | undefined)?.isNegative() === true, "Transaction number cannot be negative");
  refuse(
    autocommit !== undefined && txnNumber === undefined,
    "'autocommit' field requires a transaction number to also be specified",
  );
  refuse(autocommit === true, "Specifying autocommit=true is not allowed.");
  refuse(
    startTransaction !== undefined && autocommit === undefined,
    "'startTransaction' field requires 'autocommit' field to also be specified",
  );
  refuse(startTransaction === false, "Specifying startTransaction=false is not allowed.");
}
