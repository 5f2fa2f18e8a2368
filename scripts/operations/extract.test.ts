// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs stand in strings here, with their templates.
import { describe, expect, it } from "vitest";
import { extractOperations } from "./extract.ts";

const file = (path: string, text: string) => ({ path, text });

describe("extractOperations", () => {
  it("prints each operation with the fragments that it uses, from whichever file", () => {
    const { operations, mistakes } = extractOperations([
      file("home.tsx", "const Home = gql`query Home { viewer { ...Person } } ${Person}`"),
      file("person.ts", "export const Person = gql`fragment Person on User { ...Name id }`; gql``"),
      file("name.graphql", "fragment Name on User { displayName } fragment Unused on User { id }"),
    ]);

    expect(mistakes).toEqual([]);
    expect(operations).toEqual([
      {
        name: "Home",
        path: "home.tsx",
        text: `query Home {
  viewer {
    ...Person
  }
}

fragment Name on User {
  displayName
}

fragment Person on User {
  ...Name
  id
}`,
      },
    ]);
  });

  it("gives the same text whatever the order of the files", () => {
    const files = [
      file("a.graphql", "query A { viewer { ...B ...C } }"),
      file("b.graphql", "fragment B on User { id }"),
      file("c.graphql", "fragment C on User { ...B }"),
    ];

    expect(extractOperations(files.toReversed()).operations).toEqual(extractOperations(files).operations);
  });

  it("takes the same definition twice, and not two of one name", () => {
    const same = [file("a.graphql", "query A { a }"), file("b.ts", "gql`query A {a}`")];
    const other = [...same, file("c.graphql", "query A { b }")];

    expect(extractOperations(same)).toMatchObject({ operations: [{ name: "A" }], mistakes: [] });
    expect(extractOperations(other).mistakes).toEqual([
      "c.graphql: A is another one than in a.graphql; give one of them another name.",
    ]);
  });

  it.each([
    ["query A { ...Gone }", "a.graphql: A uses the fragment Gone, which is in none of the files."],
    ["{ a }", "a.graphql: an operation has no name; clients ask for it by name."],
    ["type A { a: Int }", "a.graphql: expected operations and fragments, got ObjectTypeDefinition."],
    ["query A {\n a", "a.graphql:2 is not GraphQL: Expected Name, found <EOF>."],
  ])("says what is wrong with %j", (text, mistake) => {
    expect(extractOperations([file("a.graphql", text)]).mistakes).toEqual([mistake]);
  });

  it("tells the line of the program in which a template goes wrong", () => {
    expect(extractOperations([file("a.tsx", "\n\ngql`\nquery A {`")]).mistakes).toEqual([
      "a.tsx:4 is not GraphQL: Expected Name, found <EOF>.",
    ]);
  });

  it("is not caught by fragments that spread each other", () => {
    const text = "query A { a { ...B } } fragment B on T { ...C } fragment C on T { ...B }";

    expect(extractOperations([file("a.graphql", text)]).operations).toHaveLength(1);
  });
});
