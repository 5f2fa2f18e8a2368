// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs stand in strings here, with their templates.
import { describe, expect, it } from "vitest";
import { templatesIn } from "./templates.ts";

const textsIn = (program: string) => templatesIn(program).map(({ text }) => text.trim());

describe("templatesIn", () => {
  it.each([
    ["gql`{ a }`"],
    ["graphql`{ a }`"],
    ["graphql(`{ a }`)"],
    ["graphql(/* GraphQL */ `{ a }`)"],
    ["/* GraphQL */ `{ a }`"],
    ["const A: Doc = gql\n  `{ a }`;"],
    ["export const A = <p>don't {use(gql`{ a }`)}</p>"],
    ["const r = /[`'\"/]/g; gql`{ a }`"],
    ["const half = a / 2 / b; gql`{ a }`"],
    ["const t = `x ${gql`{ a }`} y`;"],
    ["// don`t\n/* ` */ gql`{ a }`"],
  ])("finds what is tagged in %j", (program) => {
    expect(textsIn(program)).toEqual(["{ a }"]);
  });

  it.each([
    ["// gql`{ a }`"],
    ["/* gql`{ a }` */"],
    ['const text = "gql`{ a }`";'],
    ["const text = 'it\\'s gql`{ a }`';"],
    ["sql`select 1`; notgql`{ a }`; `plain`"],
    ["gql.disable(); html`{ a }`"],
  ])("leaves alone what is not, as in %j", (program) => {
    expect(textsIn(program)).toEqual([]);
  });

  it("says where a template begins", () => {
    expect(templatesIn("\n\n  const A = gql`\n{ a }`")).toEqual([{ text: "\n{ a }", line: 3, column: 17 }]);
  });

  it("leaves out fragments that are interpolated beside definitions", () => {
    const program = "gql`query A { a { ...F } } # { ${x}\n ${F} ${fn({ a: `}` })}`";

    expect(() => templatesIn("gql`{ a ${b} }`")).toThrow("line 1: ${…} may stand beside definitions only");
    expect(textsIn(program)).toEqual(["query A { a { ...F } } # {  \n   "].map((text) => text.trim()));
  });

  it("reads escapes as the program does", () => {
    expect(textsIn('gql`# \\`a\\` \\${b}\n{ a(text: "\\\\n") }`')).toEqual([
      '# `a` ${b}\n{ a(text: "\\n") }',
    ]);
  });

  it.each(["gql`{ a", "'", "/*", "`${", "gql`${", "/", "\\"])("ends at the end of %j", (program) => {
    expect(textsIn(program)).toEqual([]);
  });
});
