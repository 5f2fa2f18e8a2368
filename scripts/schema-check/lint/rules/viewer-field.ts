import { namedTypeOf } from "../lint-graph.ts";
import { type LintRule, mistakeAt } from "../lint-rule.ts";

const BY_VIEWER =
  /^(my|own|current|is(Liked|Followed|Favourited|Member|Joined|Claimed)(ByMe)?$|has(Liked|Joined|Followed))/;
const MINE = /^(me|my[A-Z]\w*|currentUser)$/;
const ASKED_AS = /^(viewerId|currentUserId|asUserId)$/;

/** What depends on who asks says so by its name, stands on the object that it is about, and is asked as whoever the token says. */
export const viewerField: LintRule = {
  code: "VIEWER_FIELD",
  wayOut:
    'Call it `viewer…` on the object it is about (`viewerHasLiked`); the way into "me" is `Query.viewer`.',
  mistakesIn: ({ fields, inputs }) => [
    ...fields
      .filter(({ name, parent }) => parent.name === "Query" && MINE.test(name))
      .map((field) =>
        mistakeAt(field, `${field.coordinate} is about the viewer, and must stand below Query.viewer.`),
      ),
    ...fields
      .filter(({ name, node }) => namedTypeOf(node.type) === "Boolean" && BY_VIEWER.test(name))
      .map((field) =>
        mistakeAt(field, `${field.coordinate} depends on the viewer, and must be called viewer….`),
      ),
    ...inputs
      .filter(({ name }) => ASKED_AS.test(name))
      .map((input) =>
        mistakeAt(input, `${input.coordinate} says who is asking, which only the token may say.`),
      ),
  ],
};
