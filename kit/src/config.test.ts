import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readSettings, SettingsError, type SettingsReader } from "./config.ts";

const KEY = Buffer.alloc(32, 7).toString("base64");

const readAll = (read: SettingsReader) => ({
  host: read.text("HOST", "127.0.0.1"),
  port: read.port("PORT", 4000),
  peerUrl: read.url("PEER_URL"),
  level: read.oneOf("LEVEL", ["warn", "info"] as const, "warn"),
  key: read.key("SIGNING_KEY"),
});

const messageOf = (
  environment: Record<string, string>,
  read: (reader: SettingsReader) => object = readAll,
) => {
  try {
    readSettings(environment, read);
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    return (error as Error).message;
  }
  throw new Error("the settings were accepted");
};

describe("readSettings", () => {
  it("reads each setting as its kind and takes fallbacks for what is not set or empty", () => {
    const environment = { HOST: "", PEER_URL: "http://peer:4002/graphql", SIGNING_KEY: KEY };

    const settings = readSettings(environment, readAll);

    expect(settings).toEqual({
      host: "127.0.0.1",
      port: 4000,
      peerUrl: "http://peer:4002/graphql",
      level: "warn",
      key: Buffer.alloc(32, 7),
    });
  });

  it.each([
    ["", 7],
    ["0", 0],
    ["10", 10],
  ])("reads %j as the count %i", (COUNT, count) => {
    const read = (reader: SettingsReader) => ({ count: reader.count("COUNT", 7, { min: 0, max: 10 }) });

    expect(readSettings({ COUNT }, read)).toEqual({ count });
  });

  it.each(["-1", "11", "1.5", "1e1", "ten", " 1"])("takes %j for no count", (COUNT) => {
    const read = (reader: SettingsReader) => ({ count: reader.count("COUNT", 7, { min: 0, max: 10 }) });

    expect(messageOf({ COUNT }, read)).toContain(`COUNT must be a whole number from 0 to 10, got "${COUNT}"`);
  });

  it("gives settings that cannot be changed", () => {
    const settings = readSettings({}, (read) => ({ host: read.text("HOST", "::1") }));

    expect(Object.isFrozen(settings)).toBe(true);
  });

  it("reports all mistakes together, one a line", () => {
    const message = messageOf({ PORT: "70000", LEVEL: "loud", SIGNING_KEY: "c2hvcnQ=" });

    expect(message.split("\n")).toEqual([
      "The settings are not complete:",
      '  PORT must be a port from 0 (the system chooses) to 65535, got "70000"',
      "  PEER_URL is not set: expected a URL that begins with http:// or https://",
      '  LEVEL must be one of warn, info, got "loud"',
      "  SIGNING_KEY must be at least 32 bytes in base64, got 5 bytes",
    ]);
  });

  it("does not show a key that is too short", () => {
    const secret = Buffer.from("hunter2").toString("base64");

    const message = messageOf({ SIGNING_KEY: secret }, (read) => ({ key: read.key("SIGNING_KEY") }));

    expect(message).not.toContain(secret);
    expect(message).not.toContain("hunter2");
  });

  it.each(["-1", "65536", "4000.5", "0x10", "1e3", " 80", "http"])("refuses the port %j", (port) => {
    expect(messageOf({ PORT: port }, (read) => ({ port: read.port("PORT", 1) }))).toContain(`got "${port}"`);
  });

  it.each(["0", "4000", "65535"])("takes the port %s", (port) => {
    expect(readSettings({ PORT: port }, (read) => ({ port: read.port("PORT") }))).toEqual({
      port: Number(port),
    });
  });

  it.each(["users:4001/graphql", "localhost:4001", "/graphql", "users", "file:///etc/passwd"])(
    "refuses %j as a URL, which nothing could be fetched from",
    (url) => {
      expect(messageOf({ PEER_URL: url }, (read) => ({ url: read.url("PEER_URL") }))).toContain(
        `got "${url}"`,
      );
    },
  );

  it("takes a file that exists and refuses one that does not", () => {
    const here = fileURLToPath(import.meta.url);
    const read = (reader: SettingsReader) => ({ file: reader.file("FILE") });

    expect(readSettings({ FILE: here }, read)).toEqual({ file: here });
    expect(messageOf({ FILE: `${here}.gone` }, read)).toContain("FILE must be a file that exists");
  });
});
