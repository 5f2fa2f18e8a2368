import { CommandError, failure } from "../errors.ts";
import { FAIL_POINT_BLOCK_MAX_MS } from "../limits.ts";
import { type Document, isDocument, isNumber, toNumber } from "../values/types.ts";
import type { Command, Connection } from "./request.ts";

/** Ends the connection instead of an answer. */
export class ConnectionClosed extends Error {}

/** What a fail point looks at to decide whether a command is meant. */
export type Call = { readonly name: string; readonly body: Document; readonly connection: Connection };

type FailPoint = {
  readonly data: Document;
  /** Told of each command that is meant; answers whether it is to fail. */
  readonly isHit: () => boolean;
  hits: number;
};

export type FailPoints = ReturnType<typeof createFailPoints>;

/** These fail commands by name, retryable writes at their commit, and `getMore` of a cursor that is there. */
const KNOWN = ["failCommand", "onPrimaryTransactionalWrite", "failGetMoreAfterCursorCheckout"] as const;
type Name = (typeof KNOWN)[number];
const isKnown = (name: unknown): name is Name => KNOWN.some((known) => known === name);

const countOf = (value: unknown): number => {
  const count = toNumber(value);
  if (!isNumber(value) || !(count >= 0)) throw failure("BadValue", "the mode's value must be a number >= 0");
  return count;
};

function isHitOf(mode: unknown): (() => boolean) | null {
  if (mode === "off") return null;
  if (mode === "alwaysOn") return () => true;
  if (isDocument(mode)) {
    const [[kind, value] = []] = Object.entries(mode);
    let left = countOf(value);
    if (kind === "times") return left === 0 ? null : () => left-- > 0;
    if (kind === "skip") return () => left-- <= 0;
    if (kind === "activationProbability" && left <= 1) return () => Math.random() < left;
  }
  throw failure(
    "BadValue",
    "the mode of a fail point is off, alwaysOn, times, skip or activationProbability",
  );
}

/** Commands go by their names; `findandmodify` is the same command as `findAndModify`. */
function isMeant(data: Document, { name, body, connection }: Call): boolean {
  const names = Array.isArray(data.failCommands) ? data.failCommands.map(String) : [];
  return (
    name !== "configureFailPoint" &&
    (data.appName === undefined || data.appName === connection.appName) &&
    (data.namespace === undefined || data.namespace === `${body.$db}.${body[name]}`) &&
    (data.failAllCommands === true || names.some((each) => each.toLowerCase() === name.toLowerCase()))
  );
}

const isBefore = ({ errorCode, closeConnection, blockConnection }: Document): boolean =>
  errorCode !== undefined || closeConnection === true || blockConnection === true;

const labelsOf = ({ errorLabels }: Document): readonly string[] | null =>
  Array.isArray(errorLabels) ? errorLabels.map(String) : null;

/** Errors on demand, with which drivers test how they answer them; for test servers only. */
export function createFailPoints() {
  const pointByName = new Map<Name, FailPoint>();

  const hit = (name: Name, isWanted: (data: Document) => boolean): Document | null => {
    const point = pointByName.get(name);
    if (!point || !isWanted(point.data) || !point.isHit()) return null;
    point.hits++;
    return point.data;
  };

  return {
    /** @returns How often the former fail point was hit. */
    configure(name: unknown, mode: unknown, data: Document): number {
      if (!isKnown(name)) throw failure("FailPointSetFailed", `${name} not found`);
      const blockMs = toNumber(data.blockTimeMS ?? 0);
      if (data.blockConnection === true && data.blockTimeMS === undefined)
        throw failure("InvalidOptions", "must specify 'blockTimeMS' when 'blockConnection' is true");
      if (!(blockMs >= 0 && blockMs <= FAIL_POINT_BLOCK_MAX_MS))
        throw failure("InvalidOptions", `'blockTimeMS' must be 0 to ${FAIL_POINT_BLOCK_MAX_MS}`);
      const isHit = isHitOf(mode);
      const hits = pointByName.get(name)?.hits ?? 0;
      if (isHit) pointByName.set(name, { data, isHit, hits });
      else pointByName.delete(name);
      return hits;
    },

    /** Before a command runs. @throws ConnectionClosed, or the error asked for. */
    async before(call: Call): Promise<void> {
      const data =
        hit("failCommand", (wanted) => isMeant(wanted, call) && isBefore(wanted)) ??
        (call.name === "getMore" ? hit("failGetMoreAfterCursorCheckout", () => true) : null);
      if (!data) return;
      if (data.closeConnection === true) throw new ConnectionClosed();
      if (data.blockConnection === true)
        await new Promise((resolve) => setTimeout(resolve, toNumber(data.blockTimeMS)).unref());
      if (data.errorCode !== undefined)
        throw new CommandError(toNumber(data.errorCode), "Failing command via 'failCommand' failpoint", {
          labels: labelsOf(data),
        });
    },

    /** After it ran: what is said of a write that was made but not replicated as asked. */
    after(call: Call): { writeConcernError: unknown; labels: readonly string[] | null } | null {
      const data = hit(
        "failCommand",
        (wanted) => isMeant(wanted, call) && isDocument(wanted.writeConcernError),
      );
      return data && { writeConcernError: data.writeConcernError, labels: labelsOf(data) };
    },

    /** At the commit of a retryable write: what to throw before it is made, and what after. */
    atCommit(): { before: Error | null; after: Error | null } {
      const data = hit("onPrimaryTransactionalWrite", () => true);
      if (!data) return { before: null, after: null };
      const code = data.failBeforeCommitExceptionCode;
      const closed = data.closeConnection === false ? null : new ConnectionClosed();
      if (code === undefined) return { before: null, after: closed };
      return { before: closed ?? failure(toNumber(code), "Failing write due to failpoint"), after: null };
    },
  };
}

export const configureFailPoint: Command = {
  fields: ["mode", "data"],
  isForAdmin: true,
  run({ server, body }) {
    if (!server.failPoints) throw failure("CommandNotFound", "no such command: 'configureFailPoint'");
    const data = isDocument(body.data) ? body.data : {};
    const count = server.failPoints.configure(body.configureFailPoint, body.mode, data);
    return { document: { count, ok: 1 } };
  },
};
