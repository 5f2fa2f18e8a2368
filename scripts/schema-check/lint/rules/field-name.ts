import { type LintRule, mistakeAt } from "../lint-rule.ts";

const CAMEL_CASE = /^[a-z][A-Za-z0-9]*$/;
const READING_VERB = /^(get|list|fetch|find|load|query)(?=[A-Z]|$)/;

/** Fields, arguments and input fields are in camel case; a field that is read is a noun: every query gets something. */
export const fieldName: LintRule = {
  code: "FIELD_NAME",
  wayOut: "Call it in camelCase for what it is: `user`, not `get_user` or `getUser`.",
  mistakesIn: ({ fields, inputs }) => [
    ...[...fields, ...inputs]
      .filter(({ name }) => !CAMEL_CASE.test(name))
      .map((one) => mistakeAt(one, `${one.coordinate} must be in camelCase.`)),
    ...fields
      .filter(({ name, parent }) => parent.name !== "Mutation" && READING_VERB.test(name))
      .map((field) => mistakeAt(field, `${field.coordinate} must be a noun, begins with a verb.`)),
  ],
};
