import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { LEAF_PAGES_CHECKED_MAX, PAGES_READ_WHOLE_MAX, TREE_DEPTH_MAX } from "../limits.ts";
import { openSeal } from "./seal.ts";

/**
 * The storage engine maps its file and trusts it: a page that was cut off or overwritten would be walked into, not
 * noticed. So the trees of the newest commit are looked through before the engine opens the file; what the values say is
 * checked when they are read (storage.ts). Layout: LMDB's `mdb.c`, data version 2.
 */
const HEADER_BYTES = 24;
const META_BYTES = 144;
const MAGIC = 0xbeefc0de;
const VERSION = 2;
const FREE_TREE_AT = 24;
const DATA_TREE_AT = 72;
const NODE_BYTES = 8;
const PAGE_SIZES: readonly number[] = [4_096, 8_192, 16_384, 32_768, 65_536];
const NO_PAGE = 0xffff_ffff_ffff_ffffn;
const BRANCH = 0x01;
const LEAF = 0x02;
const OVERFLOW = 0x04;
const HAS_OVERFLOW_PAGES = 0x01;
/** Commits become visible before they are on disk; the newest that is on disk has a third meta record. */
const SYNCS_BEHIND = 0x1000;

export class DamagedFile extends Error {}

type Tree = {
  readonly root: bigint;
  readonly levels: number;
  readonly leafPages: number;
  /** Keys are whole numbers, lowest byte first: in the tree of free pages the commits that freed them. */
  readonly hasNumericKeys: boolean;
};
type Meta = {
  readonly pageSize: number;
  readonly flags: number;
  /** The tree of free pages, and that of the data. */
  readonly trees: readonly Tree[];
  readonly pageCount: number;
  readonly commit: bigint;
  readonly bootId: bigint;
};

function expectThat(isSound: boolean, what: string): asserts isSound {
  if (!isSound) throw new DamagedFile(what);
}

function metaAt(file: number, position: number): Meta | null {
  const bytes = Buffer.alloc(META_BYTES);
  if (readSync(file, bytes, 0, META_BYTES, position) < META_BYTES) return null;
  const pageSize = bytes.readUInt32LE(24);
  if (bytes.readUInt32LE(0) !== MAGIC || bytes.readUInt32LE(4) !== VERSION || !PAGE_SIZES.includes(pageSize))
    return null;
  return {
    pageSize,
    flags: bytes.readUInt16LE(28),
    trees: [FREE_TREE_AT, DATA_TREE_AT].map((at) => ({
      root: bytes.readBigUInt64LE(at + 40),
      levels: bytes.readUInt16LE(at + 6),
      leafPages: Number(bytes.readBigUInt64LE(at + 16)),
      hasNumericKeys: at === FREE_TREE_AT,
    })),
    pageCount: Number(bytes.readBigUInt64LE(120)) + 1,
    commit: bytes.readBigUInt64LE(128),
    bootId: bytes.readBigInt64LE(136),
  };
}

/** Since this start of the machine nothing that was written can have been lost; null where that cannot be told. */
function currentBootId(): bigint | null {
  const path = "/proc/sys/kernel/random/boot_id";
  return existsSync(path) ? BigInt(`0x${readFileSync(path, "utf8").split("-")[0]}`) : null;
}

/**
 * Looks through a data file: every page of the newest commit must be there, once, be the page it is taken for, hold its
 * nodes within its bounds and its keys between those its parent names. Of a file of up to `PAGES_READ_WHOLE_MAX` pages
 * every value is read too; beyond `LEAF_PAGES_CHECKED_MAX` pages of them only the parents are looked at.
 *
 * @throws DamagedFile saying what is wrong where.
 */
export function checkDataFile(path: string): void {
  if (!existsSync(path)) return;
  const file = openSync(path, "r");
  try {
    const first = metaAt(file, HEADER_BYTES);
    const second = first && metaAt(file, first.pageSize + HEADER_BYTES);
    expectThat(first !== null && second !== null, "its first pages are not those of a database");
    const newest = first.commit >= second.commit ? first : second;
    try {
      checkTrees(file, newest);
    } catch (error) {
      // After a power cut the newest commit may be incomplete; the engine then takes the newest that was complete.
      const isMaybeCut = (newest.flags & SYNCS_BEHIND) !== 0 && newest.bootId !== currentBootId();
      const flushed = isMaybeCut ? metaAt(file, newest.pageSize / 2 + HEADER_BYTES) : null;
      if (!flushed || flushed.commit === newest.commit) throw error;
      checkTrees(file, flushed);
    }
  } finally {
    closeSync(file);
  }
}

function checkTrees(file: number, meta: Meta): void {
  const walk = treeWalker(file, meta);
  const [free, data] = meta.trees as [Tree, Tree];
  walk(free, false);
  walk(data, meta.pageCount <= PAGES_READ_WHOLE_MAX);
}

function treeWalker(file: number, { pageSize, pageCount }: Meta) {
  const pages = Array.from({ length: TREE_DEPTH_MAX + 1 }, () => Buffer.allocUnsafe(pageSize));
  const seen = new Uint8Array(pageCount);
  const fileSize = fstatSync(file).size;

  const read = (number: number, depth: number): Buffer => {
    expectThat(number > 1 && number < pageCount, `page ${number} is named but cannot exist`);
    expectThat(seen[number] === 0, `page ${number} is named twice`);
    seen[number] = 1;
    const page = pages[depth];
    expectThat(page !== undefined, `a tree is deeper than ${TREE_DEPTH_MAX} pages`);
    expectThat(
      readSync(file, page, 0, pageSize, number * pageSize) === pageSize,
      `page ${number} is cut off`,
    );
    expectThat(page.readUInt32LE(0) === number, `page ${number} says it is page ${page.readUInt32LE(0)}`);
    return page;
  };

  /** The large value of a node, which lies on pages of its own. */
  const readLarge = (number: number, size: number, depth: number, isReadWhole: boolean): Buffer | null => {
    const page = read(number, depth);
    const count = page.readUInt32LE(20);
    const isLarge = (page.readUInt16LE(18) & OVERFLOW) !== 0 && size <= count * pageSize - HEADER_BYTES;
    expectThat(isLarge, `page ${number} does not hold the large value it should`);
    expectThat((number + count) * pageSize <= fileSize, `the large value of page ${number} is cut off`);
    if (!isReadWhole) return null;
    const value = Buffer.allocUnsafe(size);
    const isThere = readSync(file, value, 0, size, number * pageSize + HEADER_BYTES) === size;
    expectThat(isThere, `the large value of page ${number} is cut off`);
    return value;
  };

  return ({ root, levels, leafPages, hasNumericKeys }: Tree, isReadWhole: boolean): void => {
    let leaves = 0;
    /** Leaves and large values. */
    let looked = 0;

    const checkLeafNode = (page: Buffer, number: number, node: number, keyEnd: number, depth: number) => {
      const isLarge = (page.readUInt16LE(node + 4) & HAS_OVERFLOW_PAGES) !== 0;
      const size = page.readUInt32LE(node);
      const isInside = keyEnd + (isLarge ? 24 : size) <= pageSize;
      expectThat(isInside, `page ${number} has a value out of bounds`);
      const large = isLarge
        ? readLarge(Number(page.readBigUInt64LE(keyEnd)), size, depth + 1, isReadWhole)
        : null;
      if (isLarge) looked++;
      if (!isReadWhole) return;
      const key = page.toString("latin1", node + NODE_BYTES, keyEnd);
      const value = large ?? page.subarray(keyEnd, keyEnd + size);
      expectThat(openSeal(key, value) !== null, `page ${number} holds a value that is not what was written`);
    };

    const walk = (number: number, depth: number, low: string, high: string | null): void => {
      const page = read(number, depth);
      const isBranch = (page.readUInt16LE(18) & (BRANCH | LEAF | OVERFLOW)) === BRANCH;
      const isLeaf = (page.readUInt16LE(18) & (BRANCH | LEAF | OVERFLOW)) === LEAF;
      expectThat(isBranch || isLeaf, `page ${number} is of no known kind`);
      const lower = page.readUInt16LE(20);
      const upper = page.readUInt16LE(22) + HEADER_BYTES;
      const isOrdered = lower % 2 === 0 && lower > 0 && lower + HEADER_BYTES <= upper && upper <= pageSize;
      expectThat(isOrdered, `page ${number} has bounds that cannot be`);

      const count = lower / 2;
      const nodeAt = (i: number) => page.readUInt16LE(HEADER_BYTES + 2 * i) + HEADER_BYTES;
      const keyOf = (node: number) => {
        const key = page.subarray(node + NODE_BYTES, node + NODE_BYTES + page.readUInt16LE(node + 6));
        return (hasNumericKeys ? Buffer.from(key).reverse() : key).toString("latin1");
      };
      for (let i = 0; i < count; i++) {
        const node = nodeAt(i);
        const isInside = node >= upper && node + NODE_BYTES <= pageSize;
        expectThat(isInside, `page ${number} has a node out of bounds`);
        const keyEnd = node + NODE_BYTES + page.readUInt16LE(node + 6);
        expectThat(keyEnd <= pageSize, `page ${number} has a key out of bounds`);
        if (isLeaf) checkLeafNode(page, number, node, keyEnd, depth);
      }
      if (isLeaf) {
        leaves++;
        looked++;
        const isBetween = keyOf(nodeAt(0)) >= low && (high === null || keyOf(nodeAt(count - 1)) < high);
        expectThat(isBetween, `page ${number} is not where its keys belong`);
        return;
      }
      // The first child has no key of its own: it begins where its parent begins.
      const lows = Array.from({ length: count }, (_, i) => (i === 0 ? low : keyOf(nodeAt(i))));
      for (let i = 0; i < count; i++) {
        const end = lows[i + 1] ?? high;
        const isAscending = end === null || (lows[i] as string) < end;
        expectThat(isAscending, `page ${number} has keys out of order`);
        const node = nodeAt(i);
        const child = page.readUInt32LE(node) + page.readUInt16LE(node + 4) * 2 ** 32;
        const isEnough = looked >= LEAF_PAGES_CHECKED_MAX && depth + 2 === levels;
        if (isEnough) expectThat((child + 1) * pageSize <= fileSize, `page ${child} is cut off`);
        else walk(child, depth + 1, lows[i] as string, end);
      }
    };

    if (root === NO_PAGE) return;
    walk(Number(root), 0, "", null);
    const isWhole = leaves === leafPages || looked >= LEAF_PAGES_CHECKED_MAX;
    expectThat(isWhole, `${leafPages} pages should be in its tree, ${leaves} are`);
  };
}
