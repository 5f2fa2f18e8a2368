import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { MongoClient } from "mongodb";
import { describe, expect, it } from "vitest";
import { commandsSoFar, logCommands, noteCommands, withCommandLog } from "./command-log.ts";

const COMMANDS_MAX = 10_000;

/** A client as far as command monitoring goes: what it "sends" is told to whoever listens. */
function monitoredClient(subgraph: string) {
  const events = new EventEmitter();
  logCommands(events as unknown as MongoClient, subgraph);
  return {
    send: (commandName: string, command: object) => events.emit("commandStarted", { commandName, command }),
  };
}

describe("withCommandLog", () => {
  it("notes commands by subgraph, in the order in which they were sent", () => {
    const commands = withCommandLog(() => {
      noteCommands("one", ["nodes.find"]);
      noteCommands("two", ["leaves.aggregate"]);
      noteCommands("one", ["nodes.update", "nodes.find"]);
      return commandsSoFar();
    });

    expect(commands).toEqual({
      one: ["nodes.find", "nodes.update", "nodes.find"],
      two: ["leaves.aggregate"],
    });
  });

  it("keeps the logs of requests apart that run at the same time", async () => {
    const request = (name: string, waitMs: number) =>
      withCommandLog(async () => {
        noteCommands("one", [`${name}.find`]);
        await sleep(waitMs);
        noteCommands("one", [`${name}.update`]);
        return commandsSoFar();
      });

    const logs = await Promise.all([request("slow", 10), request("fast", 1)]);

    expect(logs).toEqual([{ one: ["slow.find", "slow.update"] }, { one: ["fast.find", "fast.update"] }]);
  });

  it("knows nothing outside of a request", () => {
    noteCommands("one", ["nodes.find"]);

    expect(commandsSoFar()).toEqual({});
  });

  it("keeps at most 10,000 commands of a subgraph", () => {
    const commands = withCommandLog(() => {
      noteCommands(
        "one",
        Array.from({ length: COMMANDS_MAX - 1 }, () => "nodes.find"),
      );
      noteCommands("one", ["nodes.update", "nodes.insert"]);
      noteCommands("one", ["nodes.delete"]);
      return commandsSoFar();
    });

    expect(commands.one).toHaveLength(COMMANDS_MAX);
    expect(commands.one?.at(-1)).toBe("nodes.update");
  });
});

describe("logCommands", () => {
  const nameOf = (commandName: string, command: object) =>
    withCommandLog(() => {
      monitoredClient("one").send(commandName, command);
      return commandsSoFar().one;
    });

  it("names a command by its collection", () => {
    expect(nameOf("find", { find: "nodes", filter: {} })).toEqual(["nodes.find"]);
  });

  it("names an aggregate of no collection by its comment", () => {
    expect(nameOf("aggregate", { aggregate: 1, comment: "nodes" })).toEqual(["nodes.aggregate"]);
  });

  it("names a command without either by itself", () => {
    expect(nameOf("ping", { ping: 1 })).toEqual(["ping"]);
    expect(nameOf("commitTransaction", { commitTransaction: 1 })).toEqual(["commitTransaction"]);
  });
});
