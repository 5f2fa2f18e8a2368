import type { CommandStartedEvent, MongoClient } from "mongodb";
import { currentSpan } from "./current-span.ts";
import type { Span } from "./tracer.ts";

/** Commands that are under way at once: one that is never answered would be kept otherwise. */
const UNDER_WAY_MAX = 10_000;

/** Makes a span of each command that is sent while something is traced. What the command says does not go into it. */
export function traceCommands(client: MongoClient): void {
  const spanByRequest = new Map<number, Span>();
  const end = (requestId: number, isFailed: boolean): void => {
    spanByRequest.get(requestId)?.end({ isFailed });
    spanByRequest.delete(requestId);
  };

  client.on("commandStarted", (event) => {
    const parent = currentSpan();
    if (parent === undefined || spanByRequest.size >= UNDER_WAY_MAX) return;
    spanByRequest.set(event.requestId, parent.child({ ...beginningOf(event), kind: "client" }));
  });
  client.on("commandSucceeded", ({ requestId }) => end(requestId, false));
  client.on("commandFailed", ({ requestId }) => end(requestId, true));
}

function beginningOf({ commandName, command, databaseName }: CommandStartedEvent) {
  const target: unknown = command[commandName];
  const collection = typeof target === "string" ? target : null;
  return {
    name: collection === null ? commandName : `${collection}.${commandName}`,
    attributes: {
      "db.system.name": "mongodb",
      "db.namespace": databaseName,
      "db.operation.name": commandName,
      ...(collection !== null && { "db.collection.name": collection }),
    },
  };
}
