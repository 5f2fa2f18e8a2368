import { AsyncLocalStorage } from "node:async_hooks";
import type { CommandStartedEvent, MongoClient } from "mongodb";

/** The database commands of one request, as `collection.command`, in the order in which they were sent, by subgraph. */
export type CommandLog = Map<string, string[]>;

/** Entries kept for one request; a field that needs more has a fault that the count shows anyway. */
const COMMANDS_MAX = 10_000;

const current = new AsyncLocalStorage<CommandLog>();

/** Runs a request so that the commands sent on its behalf are noted in a log of its own. */
export const withCommandLog = <Result>(run: () => Result): Result => current.run(new Map(), run);

/** What the request under way has cost so far: the names of its commands by subgraph. */
export const commandsSoFar = (): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(current.getStore() ?? []);

/** Notes every command that `client` sends, under the name of the subgraph, in the log of the request that caused it. */
export function logCommands(client: MongoClient, subgraph: string): void {
  client.on("commandStarted", (event) => noteCommands(subgraph, [nameOf(event)]));
}

/** Notes commands that were sent on behalf of the request under way, by this subgraph or by a peer that it asked. */
export function noteCommands(subgraph: string, names: readonly string[]): void {
  const log = current.getStore();
  if (log !== undefined) noteIn(log, subgraph, names);
}

/** The log of the request under way. */
export const commandLog = (): CommandLog | undefined => current.getStore();

/** Notes commands that were sent on behalf of a request, among others. */
export function noteIn(log: CommandLog, subgraph: string, names: readonly string[]): void {
  const commands = log.get(subgraph) ?? [];
  if (!log.has(subgraph)) log.set(subgraph, commands);
  commands.push(...names.slice(0, COMMANDS_MAX - commands.length));
}

// A database-level aggregate names no collection: its comment does.
function nameOf({ commandName, command }: CommandStartedEvent): string {
  const target: unknown = command[commandName];
  const collection = typeof target === "string" ? target : command.comment;
  return typeof collection === "string" ? `${collection}.${commandName}` : commandName;
}
