import { describe, expect, it } from "vitest";
import { domainWordsIn } from "./kit-words.ts";
import type { Source } from "./source-files.ts";

const file = (path: string, text = ""): Source => ({ path, text });

describe("the words of the kit", () => {
  it.each([
    "const walletId = 1;",
    "type FriendList = X;",
    'const path = "user.name";',
    "const ORDER_MAX = 1;",
  ])("do not include those of %s", (text) => {
    expect(domainWordsIn([file("kit/src/a.ts", text)])).toHaveLength(1);
  });

  it.each(["// one wallet", "return { userErrors };", "Map.groupBy(rows, keyOf);", "const border = 1;"])(
    "may be those of %s",
    (text) => {
      expect(domainWordsIn([file("kit/src/a.ts", text)])).toEqual([]);
    },
  );
});
