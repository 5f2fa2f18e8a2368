/** Runs the embedded server as a process of its own: `node embedded-mongo/src/main.ts --port P --dir D`; more options in the README. */
import { enableCompileCache } from "node:module";

// Without the cache every start strips the types of a hundred files anew: twice the time, and 35 MB more memory.
enableCompileCache(new URL("../../node_modules/.cache/embedded-mongo", import.meta.url).pathname);
await import("./command-line.ts");
