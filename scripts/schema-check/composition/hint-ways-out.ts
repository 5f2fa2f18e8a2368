/** What to do about each hint of composition that is told, by its code; those of the level DEBUG are not. */
export const HINT_WAYS_OUT = {
  INCONSISTENT_BUT_COMPATIBLE_FIELD_TYPE:
    "Give the field the same type in every subgraph: clients get the looser one.",
  INCONSISTENT_BUT_COMPATIBLE_ARGUMENT_TYPE:
    "Give the argument the same type in every subgraph: clients get the stricter one.",
  INCONSISTENT_DEFAULT_VALUE_PRESENCE:
    "Give the argument the same default in every subgraph: now it has none.",
  INCONSISTENT_ENTITY: "Give the type a @key in every subgraph that has it.",
  INCONSISTENT_INPUT_OBJECT_FIELD:
    "Give the field to the input in every subgraph: now clients cannot send it.",
  INCONSISTENT_ENUM_VALUE_FOR_INPUT_ENUM:
    "Give the value to the enum in every subgraph: now clients cannot send it.",
  INCONSISTENT_EXECUTABLE_DIRECTIVE_PRESENCE:
    "Declare the directive in every subgraph: now clients cannot use it.",
  NO_EXECUTABLE_DIRECTIVE_INTERSECTION: "Declare the directive with the same locations in every subgraph.",
  INCONSISTENT_EXECUTABLE_DIRECTIVE_REPEATABLE:
    "Declare the directive repeatable in every subgraph or in none.",
  INCONSISTENT_EXECUTABLE_DIRECTIVE_LOCATIONS:
    "Declare the directive with the same locations in every subgraph.",
  INCONSISTENT_DESCRIPTION: "Describe it in the same words in every subgraph: clients read one of them.",
  INCONSISTENT_ARGUMENT_PRESENCE:
    "Give the argument to the field in every subgraph: now clients cannot send it.",
  FROM_SUBGRAPH_DOES_NOT_EXIST: "Correct the name in @override, or remove it when the field has moved.",
  OVERRIDDEN_FIELD_CAN_BE_REMOVED:
    "Remove the field from the subgraph that it moved away from, once the move is deployed.",
  OVERRIDE_DIRECTIVE_CAN_BE_REMOVED: "Remove the @override: the field has moved.",
  OVERRIDE_MIGRATION_IN_PROGRESS:
    "Remove the field from the subgraph that it moves away from, once all traffic has moved.",
  INCONSISTENT_NON_REPEATABLE_DIRECTIVE_ARGUMENTS: "Give the directive the same arguments in every subgraph.",
  MERGED_NON_REPEATABLE_DIRECTIVE_ARGUMENTS:
    "Give the directive the same arguments in every subgraph, so that one reads what holds.",
  DIRECTIVE_COMPOSITION_INFO: "Read what composition made of the custom directive.",
  DIRECTIVE_COMPOSITION_WARN: "Compose the custom directive in every subgraph that uses it, or in none.",
  INCONSISTENT_RUNTIME_TYPES_FOR_SHAREABLE_RETURN:
    "Let the shared field return the same types in every subgraph.",
  IMPLICITLY_UPGRADED_FEDERATION_VERSION: "Link the version of federation that the directive needs.",
  CONTEXTUAL_ARGUMENT_NOT_CONTEXTUAL_IN_ALL_SUBGRAPHS: "Mark the argument @fromContext in every subgraph.",
} as const satisfies Readonly<Record<string, string>>;
