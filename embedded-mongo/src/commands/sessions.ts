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
