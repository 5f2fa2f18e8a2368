import type { GraphQLFormattedError } from "graphql";

// As graphql-js appends them to what is wrong with a name or a value: "Did you mean "a", "b", or "c"?"
const SUGGESTION = /\s*Did you mean [^\n]*\?/g;

/** An error without what the schema has of a similar name: a stranger could spell it out by guessing. */
export const withoutSuggestions = (error: GraphQLFormattedError): GraphQLFormattedError =>
  error.message.includes("Did you mean ")
    ? { ...error, message: error.message.replace(SUGGESTION, "") }
    : error;
