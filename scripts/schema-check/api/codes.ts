/** What to do about each change of the API, by its code; the names are those of graphql-js where it has one. */
export const API_WAYS_OUT = {
  TYPE_REMOVED:
    "Keep the type, deprecate the fields that give it, and remove it when no active operation uses them.",
  TYPE_CHANGED_KIND: "Add a type of another name and deprecate the fields that give this one.",
  TYPE_REMOVED_FROM_UNION: "Keep the member until no active operation asks for the union.",
  VALUE_REMOVED_FROM_ENUM: "Deprecate the value, and remove it when no active operation uses the enum.",
  FIELD_REMOVED: "Deprecate the field with a removal date, and remove it when no active operation uses it.",
  FIELD_CHANGED_KIND: "Add a field of another name with the new type, and deprecate this one.",
  IMPLEMENTED_INTERFACE_REMOVED: "Keep the interface until no active operation asks for it.",
  ARG_REMOVED: "Keep the argument, deprecated, until no active operation gives it.",
  ARG_CHANGED_KIND: "Add an optional argument of another name, and deprecate this one.",
  REQUIRED_ARG_ADDED: "Make the argument optional, or give it a default.",
  ARG_BECAME_REQUIRED: "Keep the default: operations that leave the argument out live by it.",
  INPUT_FIELD_REMOVED: "Keep the field, deprecated, until no active operation can send it.",
  INPUT_FIELD_CHANGED_KIND: "Add an optional field of another name, and deprecate this one.",
  REQUIRED_INPUT_FIELD_ADDED: "Make the field optional, or give it a default.",
  INPUT_FIELD_BECAME_REQUIRED: "Keep the default: operations that leave the field out live by it.",
  DIRECTIVE_REMOVED: "Keep the directive until no active operation uses it.",
  DIRECTIVE_ARG_REMOVED: "Keep the argument until no active operation gives it.",
  DIRECTIVE_ARG_CHANGED_KIND: "Add an optional argument of another name.",
  REQUIRED_DIRECTIVE_ARG_ADDED: "Make the argument optional, or give it a default.",
  DIRECTIVE_REPEATABLE_REMOVED: "Keep the directive repeatable.",
  DIRECTIVE_LOCATION_REMOVED: "Keep the location until no active operation uses the directive there.",
  VALUE_ADDED_TO_ENUM: "Ask the client teams whether they can take a value that they do not know.",
  TYPE_ADDED_TO_UNION: "Ask the client teams whether they can take a type that they do not know.",
  IMPLEMENTED_INTERFACE_ADDED: "Ask the client teams whether they can take a type that they do not know.",
  OPTIONAL_ARG_ADDED: "See to it that who does not give the argument gets what they got before.",
  OPTIONAL_INPUT_FIELD_ADDED: "See to it that who does not send the field gets what they got before.",
  ARG_DEFAULT_VALUE_CHANGE:
    "Ask the client teams that leave the argument out whether they can live by the new default.",
  INPUT_FIELD_DEFAULT_VALUE_CHANGE:
    "Ask the client teams that leave the field out whether they can live by the new default.",
  DIRECTIVE_ARG_DEFAULT_VALUE_CHANGE:
    "Ask the client teams that leave the argument out whether they can live by the new default.",
  TYPE_ADDED: "Nothing to do.",
  FIELD_ADDED: "Nothing to do.",
  DIRECTIVE_ADDED: "Nothing to do.",
  DIRECTIVE_CHANGED: "Nothing to do.",
  DESCRIPTION_CHANGED: "Nothing to do.",
} as const satisfies Readonly<Record<string, string>>;

export type ApiCode = keyof typeof API_WAYS_OUT;
