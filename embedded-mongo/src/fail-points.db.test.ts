import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "./testing/test-server.ts";

let running: TestServer;
beforeAll(async () => {
  running = await startTestServer({ client: { appName: "tests", retryWrites: false, retryReads: false } });
});
afterAll(() => running[Symbol.asyncDispose]());

const rows = () => running.db.collection<{ _id: number }>("rows");
const failing = (mode: unknown, data: object, name = "failCommand") =>
  running.client.db("admin").command({ configureFailPoint: name, mode, data });
beforeEach(async () => {
  await failing("off", {});
  await running.db.dropDatabase();
});

const INSERT = { failCommands: ["insert"] };
const outcomes = async (count: number) => {
  const codes: unknown[] = [];
  for (let i = 0; i < count; i++)
    codes.push(
      await rows()
        .insertOne({ _id: i })
        .then(() => null)
        .catch(({ code }) => code),
    );
  return codes;
};

describe("a fail point", () => {
  it("is no command of a server that is not for tests", async () => {
    await using plain = await startTestServer({ server: { areTestCommandsEnabled: false } });

    const configured = plain.client.db("admin").command({ configureFailPoint: "failCommand", mode: "off" });

    await expect(configured).rejects.toMatchObject({ code: 59 });
  });

  it.each([
    [{ times: 2 }, [91, 91, null, null]],
    [{ skip: 2 }, [null, null, 91, 91]],
    ["alwaysOn", [91, 91, 91, 91]],
    [{ activationProbability: 0 }, [null, null, null, null]],
  ])("fails commands in the mode %j", async (mode, expected) => {
    await failing(mode, { ...INSERT, errorCode: 91 });

    expect(await outcomes(4)).toEqual(expected);
  });

  it.each([
    ["of another application", { appName: "others" }],
    ["on another namespace", { namespace: "test.others" }],
    ["of another name", { failCommands: ["update"] }],
  ])("leaves commands alone that are %s", async (_what, data) => {
    await failing("alwaysOn", { ...INSERT, errorCode: 91, ...data });

    expect(await outcomes(1)).toEqual([null]);
  });

  it("gives the labels that it is told to give in the place of those of the code", async () => {
    await failing({ times: 1 }, { ...INSERT, errorCode: 262, errorLabels: ["Odd"] });

    await expect(rows().insertOne({ _id: 1 })).rejects.toMatchObject({ errorLabelSet: new Set(["Odd"]) });
  });

  it("lets a write be made that it only reports a write concern error of", async () => {
    const writeConcernError = { code: 64, errmsg: "late" };
    await failing({ times: 1 }, { ...INSERT, writeConcernError });

    const reply = await running.db
      .command({ insert: "rows", documents: [{ _id: 1 }] })
      .catch((error) => error);

    expect(reply.errorResponse).toMatchObject({ n: 1, writeConcernError });
    expect(await rows().countDocuments()).toBe(1);
  });

  it("closes the connection, and blocks it, when told to", async () => {
    await failing({ times: 1 }, { ...INSERT, closeConnection: true });
    await expect(rows().insertOne({ _id: 1 })).rejects.toMatchObject({ name: "MongoNetworkError" });

    await failing({ times: 1 }, { ...INSERT, blockConnection: true, blockTimeMS: 50 });
    const startedAt = performance.now();
    await rows().insertOne({ _id: 1 });

    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(45);
  });

  it.each([
    ["of an unknown name", "failEverything", "alwaysOn", {}, 266],
    ["in an unknown mode", "failCommand", "sometimes", {}, 2],
    ["that blocks for too long", "failCommand", "alwaysOn", { blockConnection: true, blockTimeMS: 1e9 }, 72],
  ])("is refused when it is one %s", async (_what, name, mode, data, code) => {
    await expect(failing(mode, data, name)).rejects.toMatchObject({ code });
  });
});
