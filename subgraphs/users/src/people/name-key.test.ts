import { describe, expect, it } from "vitest";
import { nameKeyOf } from "./name-key.ts";

/** As the database does: by bytes. */
const inOrder = (names: readonly string[]) =>
  names.toSorted((one, other) => Buffer.compare(Buffer.from(nameKeyOf(one)), Buffer.from(nameKeyOf(other))));

const letterOf = (name: string) => nameKeyOf(name).charAt(0);

describe("the order of people by name", () => {
  it("is that of pinyin, syllable by syllable, for Chinese names", () => {
    const names = [
      "阿宝",
      "陈博",
      "何一凡",
      "李明",
      "李娜",
      "林爱丽",
      "刘洋",
      "王芳",
      "吴丹",
      "张伟",
      "周可若",
    ];

    expect(inOrder(names.toReversed())).toEqual(names);
  });

  it("puts Chinese names under the letter of their pinyin, before the Latin names of that letter", () => {
    expect(inOrder(["Zoe", "张伟", "Lily", "林爱丽", "Bob", "陈博", "alice"])).toEqual([
      "alice",
      "Bob",
      "陈博",
      "林爱丽",
      "Lily",
      "张伟",
      "Zoe",
    ]);
  });

  it("puts names last that begin with no letter", () => {
    expect(inOrder(["🌟星", "123", "たけし", "赵六", "zoe"])).toEqual([
      "赵六",
      "zoe",
      "123",
      "たけし",
      "🌟星",
    ]);
  });

  it.each([
    ["ALICE", "alice"],
    ["Ａｌｉｃｅ", "alice"],
    ["Élodie", "elodie"],
    ["  bob ", "bob"],
  ])("does not tell %s from %s", (one, other) => {
    expect(nameKeyOf(one)).toBe(nameKeyOf(other));
  });

  it.each([
    ["曾国藩", "z"],
    ["单田芳", "s"],
    ["解珍", "x"],
    ["仇英", "q"],
    ["区志航", "o"],
    ["查良镛", "z"],
    ["翟天临", "z"],
    ["朴树", "p"],
    ["万俟卨", "m"],
    ["尉迟恭", "y"],
    ["万里", "w"],
  ])("reads the surname of %s as one does: %s", (name, letter) => {
    expect(letterOf(name)).toBe(letter);
  });

  it("knows the letter of every syllable's first and last", () => {
    const byLetter = {
      ...{
        a: "阿奥",
        b: "八不",
        c: "嚓错",
        d: "搭多",
        e: "鹅二",
        f: "发富",
        g: "嘎过",
        h: "哈或",
        j: "机均",
      },
      ...{
        k: "卡扩",
        l: "拉落",
        m: "妈木",
        n: "拿糯",
        o: "哦偶",
        p: "怕普",
        q: "七群",
        r: "然若",
        s: "撒所",
      },
      ...{ t: "他拓", w: "挖物", x: "西训", y: "压运", z: "杂做" },
    };

    for (const [letter, characters] of Object.entries(byLetter))
      expect([...characters].map(letterOf)).toEqual([letter, letter]);
  });

  it("takes up 32 characters at most, whatever the name", () => {
    expect(nameKeyOf("上官婉儿与欧阳修及诸葛亮").length).toBe(32);
    expect(nameKeyOf("𠮷野家").length).toBeLessThanOrEqual(32);
    expect(nameKeyOf("")).toBe("~");
  });
});
