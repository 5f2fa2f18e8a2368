import { execFile } from "node:child_process";
import { expect, it } from "vitest";

const SECRET = "zhang-xiaoming";
const url = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);

/** Runs a service that crashes. @returns Its exit code and all that it printed. */
const crashed = (how: string) =>
  new Promise<{ code: unknown; printed: string }>((resolve) => {
    const program = `
      const { runService } = await import(${url("./shutdown.ts")});
      const { httpApp } = await import(${url("./http-service.ts")});
      await runService(async () => {
        const app = httpApp("test", { logLevel: "info" }, async () => {});
        return { url: await app.listen({ host: "127.0.0.1", port: 0 }), close: () => app.close(), log: app.log };
      });
      setImmediate(() => { ${how} });`;
    execFile(process.execPath, ["--input-type=module", "-e", program], (error, stdout, stderr) =>
      resolve({ code: error?.code, printed: stdout + stderr }),
    );
  });

it.each([
  ["an error that nobody catches", `throw new Error("${SECRET}")`],
  ["a promise that nobody waits for", `Promise.reject(new Error("${SECRET}"))`],
  ["what is no error", `throw "${SECRET}"`],
])("ends with one line, that says nothing of people, on %s", async (_what, how) => {
  const { code, printed } = await crashed(how);

  expect(code).toBe(1);
  const entries = printed
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(entries).toContainEqual(
    expect.objectContaining({
      msg: "crashed",
      level: 60,
      err: expect.objectContaining({ message: "(withheld)" }),
    }),
  );
  expect(printed).not.toContain(SECRET);
});
