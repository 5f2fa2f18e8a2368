/** What the command line asks for: reads it, starts the server, and ends it when the process is told to. */
import { parseArgs } from "node:util";
import { DirectoryInUse } from "./lock-file.ts";
import { type EmbeddedMongo, startEmbeddedMongo } from "./server.ts";

const LIFETIME_MAX_S = 86_400;

const USAGE =
  "Usage: --port P | --socket S.sock --dir D [--no-fsync] [--transaction-lifetime-s 60] [--enable-test-commands]";

/** Why a data directory cannot be used, by the system's code. */
const DIRECTORY_FAULTS: Readonly<Record<string, string>> = {
  EEXIST: "is a file",
  ENOTDIR: "lies in a file",
  EROFS: "cannot be written to: its file system is read-only",
  EACCES: "cannot be written to: permission is denied",
  ENOSPC: "cannot be written to: the disk is full",
};

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: "string" },
        socket: { type: "string" },
        dir: { type: "string" },
        "no-fsync": { type: "boolean" },
        "transaction-lifetime-s": { type: "string", default: "60" },
        "enable-test-commands": { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) {
      process.stdout.write(`${USAGE}\n`);
      process.exit(0);
    }
    const port = Number(values.port ?? 0);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      fail(`--port must be 0 to 65535, got ${values.port}.`);
    if (values.socket !== undefined && !/^[^A-Z]+\.sock$/.test(values.socket))
      fail(`--socket must be a path in lower case that ends in .sock, got ${values.socket}.`);
    if (!values.dir) fail("--dir is missing: say which directory holds the data.");
    const lifetimeS = Number(values["transaction-lifetime-s"]);
    if (!Number.isInteger(lifetimeS) || lifetimeS < 1 || lifetimeS > LIFETIME_MAX_S)
      fail(
        `--transaction-lifetime-s must be 1 to ${LIFETIME_MAX_S}, got ${values["transaction-lifetime-s"]}.`,
      );
    return {
      port,
      ...(values.socket ? { socketPath: values.socket } : {}),
      dir: values.dir,
      isDurable: !values["no-fsync"],
      transactionLifetimeMs: lifetimeS * 1_000,
      areTestCommandsEnabled: values["enable-test-commands"],
    };
  } catch (error) {
    return fail(`${(error as Error).message.replaceAll("\n", " ").replace(/\.?$/, ".")} ${USAGE}`);
  }
}

async function start(options: ReturnType<typeof readOptions>): Promise<EmbeddedMongo> {
  try {
    return await startEmbeddedMongo(options);
  } catch (error) {
    const { code, message, syscall } = error as NodeJS.ErrnoException;
    if (error instanceof DirectoryInUse) return fail(message);
    if (code === "EADDRINUSE")
      return fail(`Port ${options.port} on 127.0.0.1 is already in use; choose another with --port.`);
    if (syscall === "listen") return fail(`The embedded database cannot listen: ${message}`);
    const fault = DIRECTORY_FAULTS[code ?? ""];
    if (fault) return fail(`The data directory ${options.dir} ${fault}.`);
    return fail(`The embedded database cannot start: ${message}`);
  }
}

let stop: () => void = () => process.exit(0);
const isChild = process.connected === true;
process.on("SIGTERM", () => stop());
// Ctrl-C reaches the whole process group; a child leaves the decision to its parent, which still needs its data.
process.on("SIGINT", () => {
  if (!isChild) stop();
});
if (isChild) process.on("disconnect", () => stop());

const server = await start(readOptions());
let isStopping = false;
stop = () => {
  if (isStopping) return;
  isStopping = true;
  server.close().then(
    () => process.exit(0),
    (error: Error) => fail(`The embedded database did not close cleanly: ${error.message}`),
  );
};
process.stdout.write(`ready ${server.uri}\n`);
