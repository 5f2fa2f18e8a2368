import { describe, expect, it } from "vitest";
import { sideOf } from "../testing/comparison-of.ts";
import { changelogOf } from "./changelog.ts";

const BASE = `
"All."
type Query {
  "A person."
  user: User
  "Groups."
  groups(first: Int = 20): [Group!] @authenticated
}
"A person."
type User {
  "The name."
  name: String
  "Years."
  age: Int
}
"A group."
type Group @tag(name: "public") {
  "Its name."
  name: String
}`;
const CANDIDATE = `
"All."
type Query {
  "A person."
  user: User
  "Groups."
  groups(first: Int!): [Group!]
  "A shop with <b>goods</b>, see \`Shop<T>\`."
  shop(
    "By its place."
    place: String
  ): Shop
}
"A person."
type User {
  "The name."
  name: String @deprecated(reason: "Use \`displayName\`. Removed on 2027-06-30.")
  "The name that is shown."
  displayName: String
}
"A group."
type Group {
  "Its name."
  name: String
}
"Where things are sold."
type Shop {
  "What it is called."
  name: String
}`;
const OPERATIONS = {
  Age: "query Age { user { age } }",
  Groups: "query Groups { groups { name } }",
  Name: "query Name { user { name } }",
};
const side = (sdl: string, files = {}) => sideOf({ subgraphs: { all: sdl }, operations: OPERATIONS, files });
const told = (base: ReturnType<typeof side>, candidate: ReturnType<typeof side>) =>
  changelogOf({ name: "1.0", side: base }, { name: "2.0", side: candidate }, "2026-02-17");

describe("changelogOf", () => {
  it("tells what breaks and whom, what goes and when, and what is new and what it is for", async () => {
    const text = await told(side(BASE), side(CANDIDATE));

    // How a change is called is not for the changelog to say.
    expect(
      text.replaceAll(/^- Query\.groups.*?(?= Used by|$)/gm, "- Query.groups …"),
    ).toBe(`# Changes of the API

From 1.0 to 2.0: 3 breaking, 1 about deprecations, 3 new.

## Breaking

**Query**

- Query.groups … Used by web@1.0/Groups.
- Query.groups …

**User**

- User.age is removed. Used by web@1.0/Age.

## Deprecated

**User**

- User.name is deprecated: Use \`displayName\`. Removed on 2027-06-30.

## New

**Query**

- \`Query.shop\`: A shop with &lt;b>goods&lt;/b>, see \`Shop<T>\`.

**Shop**

- \`Shop\`: Where things are sold.

**User**

- \`User.displayName\`: The name that is shown.

## Clients

- web@1.0: 2 broken (Age, Groups) of 3 operations.

## Going away

- 2027-06-30: \`User.name\`. Use \`displayName\`. Removed on 2027-06-30.

## Behind the API

- \`Group\` no longer has the tag public.
`);
  });

  it("says that nothing changed", async () => {
    expect(await told(side(BASE), side(BASE))).toBe(`# Changes of the API

From 1.0 to 2.0: nothing that clients can see.

## Clients

- web@1.0: none of 3 operations is touched.
`);
  });

  it("tells what changed for the clients of contracts, and of new ones", async () => {
    const PUBLIC = { "schema/contracts/public.yaml": "description: For anybody.\nexclude: [secret]" };
    const all = await told(side(BASE), side(BASE, PUBLIC));
    const tagged = await told(
      side(BASE, PUBLIC),
      side(BASE.replace("age: Int", 'age: Int @tag(name: "secret") height: Int'), PUBLIC),
    );

    expect(all).toContain("## Contracts\n\n- public is new. For anybody.\n");
    expect(tagged).toContain("## Contracts\n\n- public: breaking: `User.age`; new: `User.height`.\n");
  });
});
