import { describe, expect, it } from "vitest";
import { errorLabelsOf } from "./error-labels.ts";

const RETRYABLE = { txnNumber: 1 };
const TRANSACTION = { txnNumber: 1, autocommit: false };
const NOT_PRIMARY = 10107;
const NO_SUCH_TRANSACTION = 251;

const labelsOf = (
  name: string,
  body: object,
  reply: object,
  state: { isStream?: boolean; wroteNothing?: boolean } = {},
) =>
  errorLabelsOf(
    { name, body: { ...body } },
    { ...reply },
    { isStream: false, wroteNothing: false, ...state },
  );

describe("the labels of an error", () => {
  it.each([
    ["an error of a plain command", "insert", {}, { ok: 0, code: NOT_PRIMARY }, []],
    [
      "a passing error of a retryable write",
      "insert",
      RETRYABLE,
      { ok: 0, code: NOT_PRIMARY },
      ["RetryableWriteError"],
    ],
    ["a lasting error of a retryable write", "insert", RETRYABLE, { ok: 0, code: 11000 }, []],
    [
      "a passing write concern error",
      "insert",
      RETRYABLE,
      { ok: 1, writeConcernError: { code: 91 } },
      ["RetryableWriteError"],
    ],
    ["a lasting write concern error", "insert", RETRYABLE, { ok: 1, writeConcernError: { code: 64 } }, []],
    [
      "a passing error in a transaction",
      "find",
      TRANSACTION,
      { ok: 0, code: NOT_PRIMARY },
      ["TransientTransactionError"],
    ],
    [
      "a conflict in a transaction",
      "update",
      TRANSACTION,
      { ok: 0, code: 112 },
      ["TransientTransactionError"],
    ],
    ["a duplicate key in a transaction", "insert", TRANSACTION, { ok: 0, code: 11000 }, []],
    [
      "a passing error of a commit",
      "commitTransaction",
      TRANSACTION,
      { ok: 0, code: NOT_PRIMARY },
      ["RetryableWriteError"],
    ],
    [
      "a commit of no transaction",
      "commitTransaction",
      TRANSACTION,
      { ok: 0, code: NO_SUCH_TRANSACTION },
      ["TransientTransactionError"],
    ],
    [
      "a commit of no transaction that may be rolled back",
      "commitTransaction",
      TRANSACTION,
      { ok: 0, code: NO_SUCH_TRANSACTION, writeConcernError: { code: 64 } },
      [],
    ],
  ])("suit %s", (_what, name, body, reply, expected) => {
    expect(labelsOf(name, body, reply)).toEqual(expected);
  });

  it("say that nothing was written where that is certain", () => {
    const reply = { ok: 1, writeConcernError: { code: 91 } };

    expect(labelsOf("insert", RETRYABLE, reply, { wroteNothing: true })).toEqual([
      "RetryableWriteError",
      "NoWritesPerformed",
    ]);
  });

  it("let a change stream be resumed", () => {
    expect(labelsOf("getMore", {}, { ok: 0, code: 234 }, { isStream: true })).toEqual([
      "ResumableChangeStreamError",
    ]);
  });
});
