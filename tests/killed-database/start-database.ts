import { type Child, startChild } from "../../scripts/supervisor/child-process.ts";

/**
 * The embedded database as `npm start` runs it: a process and a folder of its own, and every commit on the disk. What a killed
 * client had begun is in the way of others for five seconds, where it would be for a minute.
 */
export const startDatabase = (port: number, dir: string): Promise<Child> =>
  startChild({
    name: "database",
    file: "embedded-mongo/src/main.ts",
    args: ["--port", `${port}`, "--dir", dir, "--transaction-lifetime-s", "5"],
  });
