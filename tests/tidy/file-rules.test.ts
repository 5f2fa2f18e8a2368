import { describe, expect, it } from "vitest";
import { fileMistakes } from "./file-rules.ts";
import type { Source } from "./source-files.ts";

const file = (path: string, text = ""): Source => ({ path, text });

describe("the rules of files", () => {
  it.each([
    [file("kit/src/a.ts", "x\n".repeat(301)), "has 301 lines, at most 300 are read"],
    [file("kit/src/stringUtil.ts"), "has a name that is not kebab-case"],
    [file("kit/src/string-utils.ts"), "is named for nothing: say what it holds"],
    [file("kit/src/helpers/a.ts"), "is named for nothing: say what it holds"],
    [file("kit/src/a.ts", "export default 1;"), "has a default export"],
    [file("kit/src/a.ts", "export { a as default };"), "has a default export"],
    [file("kit/src/a.ts", "export const enum A { B }"), "has an enum: take a union"],
    [file("kit/src/config.ts", "process.env.HOME"), "reads process.env: main.ts hands it in"],
  ])("notice %j", (source, mistake) => {
    expect(fileMistakes([source])).toEqual([`${source.path} ${mistake}`]);
  });

  it.each([
    file("gateway/src/main.ts", "serve(process.env);"),
    file("gateway/src/a.ts", 'process.env.APOLLO_TELEMETRY_DISABLED = "1";'),
    file("subgraphs/users/src/generated/schema.types.ts", "x\n".repeat(1_000)),
  ])("leave alone %j", (source) => {
    expect(fileMistakes([source])).toEqual([]);
  });
});
