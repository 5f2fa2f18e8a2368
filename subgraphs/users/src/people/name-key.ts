const PINYIN = new Intl.Collator("zh-u-co-pinyin");

/** The first character of each letter in the order of pinyin. No syllable begins with i, u or v. */
const FIRST_BY_LETTER = {
  a: "吖",
  b: "八",
  c: "嚓",
  d: "哒",
  e: "妸",
  f: "发",
  g: "旮",
  h: "哈",
  j: "丌",
  k: "咔",
  l: "垃",
  m: "妈",
  n: "拏",
  o: "噢",
  p: "妑",
  q: "七",
  r: "呥",
  s: "仨",
  t: "他",
  w: "穵",
  x: "夕",
  y: "丫",
  z: "帀",
} as const;

/** Surnames that are not read like the same character in other words, by a character that is read like the surname. */
const READ_LIKE: readonly (readonly [surname: string, reading: string])[] = [
  ["万俟", "墨"],
  ["尉迟", "玉"],
  ["曾", "增"],
  ["单", "善"],
  ["解", "谢"],
  ["仇", "求"],
  ["区", "欧"],
  ["查", "渣"],
  ["翟", "宅"],
  ["朴", "瓢"],
];

const FIRST_IDEOGRAPH = 0x4e00;
const LAST_IDEOGRAPH = 0x9fff;
const RANK_DIGITS = 5;
const KEY_LENGTH_MAX = 32;
/** After all letters: for names that begin with none. */
const AFTER_Z = "~";

// Sorting all ideographs takes a moment, so it is done once, when the first of them comes.
let ideographs: readonly string[] | undefined;
function allIdeographs(): readonly string[] {
  ideographs ??= Array.from({ length: LAST_IDEOGRAPH - FIRST_IDEOGRAPH + 1 }, (_, index) =>
    String.fromCodePoint(FIRST_IDEOGRAPH + index),
  ).sort(PINYIN.compare);
  return ideographs;
}

/**
 * A text whose bytes sort people by name as a list of contacts does: by letters from A to Z, Chinese names under the first
 * letter of their pinyin, character by character in the order of pinyin, and before the Latin names of that letter; letter
 * case, width and accents aside. Names that begin with neither come last.
 *
 * @returns At most 32 characters: what differs behind them is not told apart.
 * @see Unicode CLDR, collation zh, type pinyin; the ranks are those of this process's ICU
 */
export function nameKeyOf(name: string): string {
  const folded = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
  const key = [...asRead(folded)]
    .map((character) => (isHan(character) ? hanKeyOf(character) : character))
    .join("");
  return (/^[a-z]/.test(key) ? key : AFTER_Z + key).slice(0, KEY_LENGTH_MAX);
}

const isHan = (character: string): boolean => /\p{Script=Han}/u.test(character);

function asRead(name: string): string {
  const found = READ_LIKE.find(([surname]) => name.startsWith(surname));
  if (found === undefined) return name;
  const [surname, reading] = found;
  return reading + name.slice(surname.length);
}

// Of at most all Han characters that there are; names are made of a few thousand of them.
const keyByHan = new Map<string, string>();

function hanKeyOf(character: string): string {
  const known = keyByHan.get(character);
  if (known !== undefined) return known;
  const key = newHanKeyOf(character);
  keyByHan.set(character, key);
  return key;
}

// Digits sort before letters: under each letter, Chinese names come first.
function newHanKeyOf(character: string): string {
  const letter = Object.entries(FIRST_BY_LETTER).findLast(
    ([, first]) => PINYIN.compare(first, character) <= 0,
  );
  return (letter?.[0] ?? "a") + String(rankOf(character)).padStart(RANK_DIGITS, "0");
}

/** How many ideographs come before a character, which need not be one of those that are ranked. */
function rankOf(character: string): number {
  const all = allIdeographs();
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (PINYIN.compare(all[middle] ?? "", character) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
