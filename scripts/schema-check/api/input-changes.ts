import { type GraphQLArgument, type GraphQLInputField, isNonNullType } from "graphql";
import type { Comparison } from "../side.ts";
import { inputAt } from "./elements.ts";
import { isOld, type Tellers } from "./tell.ts";

type Input = GraphQLArgument | GraphQLInputField;

/** Whoever leaves it out is refused. */
const isRequired = (input: Input | undefined): boolean =>
  input !== undefined && isNonNullType(input.type) && input.defaultValue === undefined;

const wasRequired = ({ base }: Comparison, ...at: readonly [string, string, string?]): boolean =>
  isRequired(inputAt(base.api, ...at));
const willBeRequired = ({ candidate }: Comparison, ...at: readonly [string, string, string?]): boolean =>
  isRequired(inputAt(candidate.api, ...at));

/** Changes of arguments and input fields. */
export const INPUT_CHANGES = {
  FIELD_ARGUMENT_ADDED: (
    { typeName, fieldName, addedArgumentName, addedArgumentType, addedToNewField },
    comparison,
  ) => {
    if (addedToNewField) return null;
    const field = `${typeName}.${fieldName}`;
    const required = willBeRequired(comparison, typeName, fieldName, addedArgumentName);
    return {
      code: required ? "REQUIRED_ARG_ADDED" : "OPTIONAL_ARG_ADDED",
      severity: required ? "breaking" : "dangerous",
      coordinate: `${field}(${addedArgumentName}:)`,
      message: `${field} takes the new ${required ? "required" : "optional"} argument ${addedArgumentName}: ${addedArgumentType}.`,
      touches: ({ written }) => written.has(field),
    };
  },
  FIELD_ARGUMENT_REMOVED: ({ typeName, fieldName, removedFieldArgumentName: name }) => {
    const coordinate = `${typeName}.${fieldName}(${name}:)`;
    return {
      code: "ARG_REMOVED",
      severity: "breaking",
      coordinate,
      message: `${typeName}.${fieldName} no longer takes the argument ${name}.`,
      touches: ({ written }) => written.has(coordinate),
    };
  },
  FIELD_ARGUMENT_TYPE_CHANGED: ({ typeName, fieldName, argumentName, ...types }) => {
    const coordinate = `${typeName}.${fieldName}(${argumentName}:)`;
    return {
      code: "ARG_CHANGED_KIND",
      severity: types.isSafeArgumentTypeChange ? "safe" : "breaking",
      coordinate,
      message: `${coordinate} changes from ${types.oldArgumentType} to ${types.newArgumentType}.`,
      touches: ({ written, omitted }) => written.has(coordinate) || omitted.has(coordinate),
    };
  },
  FIELD_ARGUMENT_DEFAULT_CHANGED: ({ typeName, fieldName, argumentName, ...defaults }, comparison) => {
    const coordinate = `${typeName}.${fieldName}(${argumentName}:)`;
    const at = [typeName, fieldName, argumentName] as const;
    // graphql-js calls it dangerous only, though whoever leaves the argument out is refused.
    const becomesRequired = !wasRequired(comparison, ...at) && willBeRequired(comparison, ...at);
    return {
      code: becomesRequired ? "ARG_BECAME_REQUIRED" : "ARG_DEFAULT_VALUE_CHANGE",
      severity: becomesRequired ? "breaking" : "dangerous",
      coordinate,
      message: defaultMessage(coordinate, defaults.oldDefaultValue, defaults.newDefaultValue),
      touches: ({ omitted }) => omitted.has(coordinate),
    };
  },

  INPUT_FIELD_ADDED: ({ inputName, addedInputFieldName, addedInputFieldType }, comparison) => {
    if (!isOld(comparison, inputName)) return null;
    const required = willBeRequired(comparison, inputName, addedInputFieldName);
    return {
      code: required ? "REQUIRED_INPUT_FIELD_ADDED" : "OPTIONAL_INPUT_FIELD_ADDED",
      severity: required ? "breaking" : "dangerous",
      coordinate: `${inputName}.${addedInputFieldName}`,
      message: `${inputName} has the new ${required ? "required" : "optional"} field ${addedInputFieldName}: ${addedInputFieldType}.`,
      touches: ({ input }) => input.has(inputName),
    };
  },
  INPUT_FIELD_REMOVED: ({ inputName, removedFieldName }) => {
    const coordinate = `${inputName}.${removedFieldName}`;
    return {
      code: "INPUT_FIELD_REMOVED",
      severity: "breaking",
      coordinate,
      message: `${coordinate} can no longer be sent.`,
      touches: ({ written }) => written.has(coordinate),
    };
  },
  INPUT_FIELD_TYPE_CHANGED: ({ inputName, inputFieldName, ...types }) => {
    const coordinate = `${inputName}.${inputFieldName}`;
    return {
      code: "INPUT_FIELD_CHANGED_KIND",
      severity: types.isInputFieldTypeChangeSafe ? "safe" : "breaking",
      coordinate,
      message: `${coordinate} changes from ${types.oldInputFieldType} to ${types.newInputFieldType}.`,
      touches: ({ written, omitted }) => written.has(coordinate) || omitted.has(coordinate),
    };
  },
  INPUT_FIELD_DEFAULT_VALUE_CHANGED: ({ inputName, inputFieldName, ...defaults }, comparison) => {
    const coordinate = `${inputName}.${inputFieldName}`;
    const at = [inputName, inputFieldName] as const;
    const becomesRequired = !wasRequired(comparison, ...at) && willBeRequired(comparison, ...at);
    return {
      code: becomesRequired ? "INPUT_FIELD_BECAME_REQUIRED" : "INPUT_FIELD_DEFAULT_VALUE_CHANGE",
      severity: becomesRequired ? "breaking" : "dangerous",
      coordinate,
      message: defaultMessage(coordinate, defaults.oldDefaultValue, defaults.newDefaultValue),
      touches: ({ omitted }) => omitted.has(coordinate),
    };
  },
} as const satisfies Tellers;

function defaultMessage(coordinate: string, before: string | undefined, now: string | undefined): string {
  if (now === undefined) return `${coordinate} no longer has the default ${before}.`;
  return before === undefined
    ? `${coordinate} has the new default ${now}.`
    : `The default of ${coordinate} changes from ${before} to ${now}.`;
}
