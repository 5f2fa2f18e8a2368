import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { codeMistakes, readCatalogue, userErrorMistakes } from "./error-catalogue.ts";

const MARKDOWN = `
| stage | code | HTTP |
| --- | --- | --- |
| 1 door | \`FORBIDDEN\` | 403 |
| 5 field | \`FORBIDDEN\` | 200 |

### move

\`MoveError\`. Moving twice is no error.

| code | what it means |
| --- | --- |
| \`BLOCKED\` | Something stands there. |
| \`TOO_FAR\` | A king moves by one. |

### castle

\`MoveError\`

| code | what it means |
| --- | --- |
| \`BLOCKED\` | Something stands between. |
`;
const SDL = parse(`
  type Mutation { move: Int castle: Int }
  enum MoveErrorCode { BLOCKED TOO_FAR }
  interface UserError { message: String! }
  type MoveError implements UserError { message: String! code: MoveErrorCode! }
`);

const codes = (markdown: string) => codeMistakes(readCatalogue(markdown), ["FORBIDDEN"]);
const userErrors = (markdown: string) => userErrorMistakes(readCatalogue(markdown), [SDL]);

describe("the error catalogue", () => {
  it("is in order when it tells all and nothing else", () => {
    expect([codes(MARKDOWN), userErrors(MARKDOWN)]).toEqual([[], []]);
  });

  it("misses a code that it does not tell", () => {
    expect(codeMistakes(readCatalogue(MARKDOWN), ["FORBIDDEN", "GONE"])).toEqual(["GONE is not documented"]);
  });

  it("notices a code that does not exist", () => {
    expect(codes(MARKDOWN.replace("| 5 field | `FORBIDDEN`", "| 5 field | `LOST`"))).toEqual([
      "LOST is documented and does not exist",
    ]);
  });

  it("misses a mutation that it does not tell", () => {
    expect(userErrors(MARKDOWN.slice(0, MARKDOWN.indexOf("### castle")))).toEqual([
      "castle is not documented",
    ]);
  });

  it("notices a mutation that does not exist", () => {
    expect(userErrors(MARKDOWN.replace("### castle", "### castle2"))).toEqual([
      "castle is not documented",
      "castle2 is documented and does not exist",
    ]);
  });

  it("misses a user error that stands nowhere", () => {
    expect(userErrors(MARKDOWN.replace(/.*TOO_FAR.*\n/, ""))).toEqual([
      "MoveError.TOO_FAR is not documented",
    ]);
  });

  it("notices a user error that the mutation's type does not have", () => {
    expect(userErrors(MARKDOWN.replace("| `TOO_FAR`", "| `TIRED`"))).toEqual([
      "move: TIRED is no code of MoveError",
      "MoveError.TOO_FAR is not documented",
    ]);
  });
});
