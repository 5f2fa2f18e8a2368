import { isNonNullType } from "graphql";
import type { Severity } from "../finding.ts";
import type { Change } from "./change.ts";
import type { ApiCode } from "./codes.ts";
import type { Tellers } from "./tell.ts";

/** Changes of directives that operations may use. */
export const DIRECTIVE_CHANGES = {
  DIRECTIVE_ADDED: ({ addedDirectiveName: name }) =>
    about(`@${name}`, "DIRECTIVE_ADDED", "safe", `@${name} is new.`),
  DIRECTIVE_REMOVED: ({ removedDirectiveName: name }) =>
    about(`@${name}`, "DIRECTIVE_REMOVED", "breaking", `@${name} is removed.`),
  DIRECTIVE_REPEATABLE_ADDED: ({ directiveName: name }, { base }) =>
    base.api.getDirective(name)
      ? about(`@${name}`, "DIRECTIVE_CHANGED", "safe", `@${name} is repeatable now.`)
      : null,
  // The inspector calls it dangerous, though an operation that repeats it is refused.
  DIRECTIVE_REPEATABLE_REMOVED: ({ directiveName: name }) =>
    about(`@${name}`, "DIRECTIVE_REPEATABLE_REMOVED", "breaking", `@${name} is no longer repeatable.`),
  DIRECTIVE_LOCATION_ADDED: ({ directiveName: name, addedDirectiveLocation: location }, { base }) =>
    base.api.getDirective(name)
      ? about(`@${name}`, "DIRECTIVE_CHANGED", "safe", `@${name} may stand on ${location} now.`)
      : null,
  DIRECTIVE_LOCATION_REMOVED: ({ directiveName: name, removedDirectiveLocation: location }) =>
    about(
      `@${name}`,
      "DIRECTIVE_LOCATION_REMOVED",
      "breaking",
      `@${name} may no longer stand on ${location}.`,
    ),

  DIRECTIVE_ARGUMENT_ADDED: (
    {
      directiveName,
      addedDirectiveArgumentName: name,
      addedDirectiveArgumentType: type,
      addedToNewDirective,
    },
    { candidate },
  ) => {
    if (addedToNewDirective) return null;
    const argument = candidate.api.getDirective(directiveName)?.args.find((one) => one.name === name);
    const isRequired =
      argument !== undefined && isNonNullType(argument.type) && argument.defaultValue === undefined;
    const kind = isRequired ? "required" : "optional";
    return {
      ...about(
        `@${directiveName}`,
        isRequired ? "REQUIRED_DIRECTIVE_ARG_ADDED" : "DIRECTIVE_CHANGED",
        isRequired ? "breaking" : "safe",
        `@${directiveName} takes the new ${kind} argument ${name}: ${type}.`,
      ),
      coordinate: `@${directiveName}(${name}:)`,
    };
  },
  DIRECTIVE_ARGUMENT_REMOVED: ({ directiveName, removedDirectiveArgumentName: name }) =>
    about(
      `@${directiveName}(${name}:)`,
      "DIRECTIVE_ARG_REMOVED",
      "breaking",
      `@${directiveName} no longer takes the argument ${name}.`,
    ),
  DIRECTIVE_ARGUMENT_TYPE_CHANGED: ({ directiveName, directiveArgumentName: name, ...types }) =>
    about(
      `@${directiveName}(${name}:)`,
      "DIRECTIVE_ARG_CHANGED_KIND",
      types.isSafeDirectiveArgumentTypeChange ? "safe" : "breaking",
      `@${directiveName}(${name}:) changes from ${types.oldDirectiveArgumentType} to ${types.newDirectiveArgumentType}.`,
    ),
  DIRECTIVE_ARGUMENT_DEFAULT_VALUE_CHANGED: ({ directiveName, directiveArgumentName: name, ...defaults }) => {
    const coordinate = `@${directiveName}(${name}:)`;
    return {
      code: "DIRECTIVE_ARG_DEFAULT_VALUE_CHANGE",
      severity: "dangerous",
      coordinate,
      message: `The default of ${coordinate} changes from ${defaults.oldDirectiveArgumentDefaultValue ?? "none"} to ${defaults.newDirectiveArgumentDefaultValue ?? "none"}.`,
      touches: ({ omitted }) => omitted.has(coordinate),
    };
  },
} as const satisfies Tellers;

const about = (coordinate: string, code: ApiCode, severity: Severity, message: string): Change<ApiCode> => ({
  code,
  severity,
  coordinate,
  message,
  touches: ({ written }) => written.has(coordinate),
});
