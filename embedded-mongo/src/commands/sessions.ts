import { Binary } from "bson";
import { SESSION_IDLE_MAX_MS } from "../limits.ts";
import type { Command } from "./request.ts";

const overSessions = (
  name: string,
  run: (context: Parameters<Command["run"]>[0], lsid: { id: unknown }) => void,
): Command => ({
  fields: [],
  run(context) {
    const list = context.body[name];
    if (Array.isArray(list)) for (const lsid of list) run(context, lsid as { id: unknown });
    return { document: { ok: 1 } };
  },
});

export const sessionCommands: Record<string, Command> = {
  startSession: {
    fields: [],
    run: () => {
      const id = new Binary(crypto.getRandomValues(new Uint8Array(16)), Binary.SUBTYPE_UUID);
      return { document: { id: { id }, timeoutMinutes: SESSION_IDLE_MAX_MS / 60_000, ok: 1 } };
    },
  },
  killAllSessions: {
    fields: [],
    run({ server }) {
      server.sessions.abortAll();
      server.cursors.sweep();
      return { document: { ok: 1 } };
    },
  },
  endSessions: overSessions("endSessions", ({ server }, lsid) => server.sessions.end(lsid)),
  killSessions: overSessions("killSessions", ({ server }, lsid) => server.sessions.end(lsid)),
  refreshSessions: overSessions("refreshSessions", ({ server }, lsid) => void server.sessions.find(lsid)),
  commitTransaction: {
    fields: ["recoveryToken"],
    writeConcern: true,
    async run({ server, body }) {
      await server.sessions.commit(body);
      server.cursors.sweep();
      return { document: { ok: 1 } };
    },
  },
  abortTransaction: {
    fields: ["recoveryToken"],
    writeConcern: true,
    run({ server, body }) {
      server.sessions.abortTransaction(body);
      server.cursors.sweep();
      return { document: { ok: 1 } };
    },
  },
};
