import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { idOfName, isIdOf, newId, refOf, requireId } from "./global-id.ts";

const AT_MS = Date.UTC(2026, 1, 17);
const ID = "node_01h455vb4pex5vsknk084sn02q";
const time = fc.integer({ min: 0, max: 2 ** 48 - 1 });

describe("newId", () => {
  it("makes different ids of its type", () => {
    const ids = [newId("node"), newId("node")];

    expect(new Set(ids).size).toBe(2);
    expect(ids.every((id) => isIdOf("node", id))).toBe(true);
  });
});

describe("idOfName", () => {
  it("gives an id of its type, for any name and time", () => {
    fc.assert(fc.property(fc.string(), time, (name, atMs) => isIdOf("node", idOfName("node", name, atMs))));
  });

  it("gives the same id for the same name on every machine and in every release", () => {
    expect(idOfName("node", "town:first", AT_MS)).toBe("node_01khmeb300fhrv5bqjstdd56dw");
  });

  it("gives different ids to different names and to different types", () => {
    const suffixOf = (id: string) => id.slice(id.indexOf("_"));

    const ids = [
      idOfName("node", "one", AT_MS),
      idOfName("node", "two", AT_MS),
      idOfName("leaf", "one", AT_MS),
    ];

    expect(new Set(ids.map(suffixOf)).size).toBe(3);
  });

  it("sorts ids by the time that they are of", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), time, time, (one, other, oneMs, otherMs) => {
        fc.pre(oneMs < otherMs);

        return idOfName("node", one, oneMs) < idOfName("node", other, otherMs);
      }),
    );
  });

  it("writes the version and variant of a UUIDv7", () => {
    const id = idOfName("node", "one", AT_MS);

    // Base 32, 5 bits a character, the first carrying 3: the version is in bits 48 to 51, the variant in 64 and 65.
    const bits = [...id.slice("node_".length)]
      .map((character) => "0123456789abcdefghjkmnpqrstvwxyz".indexOf(character).toString(2).padStart(5, "0"))
      .join("")
      .slice(2);
    expect([bits.slice(48, 52), bits.slice(64, 66)]).toEqual(["0111", "10"]);
  });
});

describe("isIdOf", () => {
  it.each([
    ["another type", "leaf_01h455vb4pex5vsknk084sn02q"],
    ["no suffix", "node_"],
    ["a suffix that is too long", `${ID}0`],
    ["a suffix above 128 bits", "node_81h455vb4pex5vsknk084sn02q"],
    ["letters outside the alphabet", "node_01h455vb4pex5vsknk084sn0il"],
    ["upper case", ID.toUpperCase()],
    ["a line after it", `${ID}\n`],
    ["a space before it", ` ${ID}`],
  ])("refuses an id with %s", (_case, id) => {
    expect(isIdOf("node", id)).toBe(false);
  });

  it.each<unknown>([
    { $gt: "" },
    { $ne: null },
    { $regex: "^node_" },
    [ID],
    { toString: () => ID },
    null,
    undefined,
    7,
  ])("refuses %j, so that no operator gets into a filter", (value) => {
    expect(isIdOf("node", value)).toBe(false);
  });

  it("takes nothing of what clients may send but strings of one form", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(isIdOf("node", value)).toBe(
          typeof value === "string" && /^node_[0-7][0-9a-z]{25}$/.test(value),
        );
      }),
    );
  });
});

describe("requireId", () => {
  it("gives the id back", () => {
    expect(requireId("node", ID, "input.nodeId")).toBe(ID);
  });

  it("tells which field must be which id, and what came", () => {
    expect(() => requireId("node", { $gt: "" }, "input.nodeId")).toThrow(
      expect.objectContaining({
        message: `input.nodeId must be a node id such as ${ID}, got {"$gt":""}.`,
        extensions: { code: "BAD_USER_INPUT" },
      }),
    );
  });

  it("shows at most 60 characters of what came", () => {
    expect(() => requireId("node", "x".repeat(10_000), "id")).toThrow(/got "x{59}\.$/);
  });
});

describe("refOf", () => {
  it("gives the reference that a representation names", () => {
    expect(refOf("node", { id: ID })).toEqual({ id: ID });
  });

  it.each([{}, { id: null }, { id: { $gt: "" } }, { id: "leaf_01h455vb4pex5vsknk084sn02q" }])(
    "gives null for %j",
    (representation) => {
      expect(refOf("node", representation)).toBeNull();
    },
  );
});
