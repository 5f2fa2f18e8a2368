import type { Change } from "./change.ts";
import type { ApiCode } from "./codes.ts";
import { isOld, type Tellers } from "./tell.ts";

const described = (coordinate: string): Change<ApiCode> => ({
  code: "DESCRIPTION_CHANGED",
  severity: "safe",
  coordinate,
  message: `${coordinate} is described in other words.`,
  touches: null,
});

/** Changes of what people read; the words themselves stand in the pull request. */
export const DESCRIPTION_CHANGES = {
  TYPE_DESCRIPTION_ADDED: ({ typeName }, comparison) =>
    isOld(comparison, typeName) ? described(typeName) : null,
  TYPE_DESCRIPTION_CHANGED: ({ typeName }) => described(typeName),
  TYPE_DESCRIPTION_REMOVED: ({ typeName }) => described(typeName),
  FIELD_DESCRIPTION_ADDED: ({ typeName, fieldName }, { base }) => {
    const type = base.api.getType(typeName);
    const isNew = type === undefined || !("getFields" in type) || !(fieldName in type.getFields());
    return isNew ? null : described(`${typeName}.${fieldName}`);
  },
  FIELD_DESCRIPTION_CHANGED: ({ typeName, fieldName }) => described(`${typeName}.${fieldName}`),
  FIELD_DESCRIPTION_REMOVED: ({ typeName, fieldName }) => described(`${typeName}.${fieldName}`),
  FIELD_ARGUMENT_DESCRIPTION_CHANGED: ({ typeName, fieldName, argumentName }) =>
    described(`${typeName}.${fieldName}(${argumentName}:)`),
  INPUT_FIELD_DESCRIPTION_ADDED: ({ inputName, inputFieldName }, { base }) => {
    const type = base.api.getType(inputName);
    const isNew = type === undefined || !("getFields" in type) || !(inputFieldName in type.getFields());
    return isNew ? null : described(`${inputName}.${inputFieldName}`);
  },
  INPUT_FIELD_DESCRIPTION_CHANGED: ({ inputName, inputFieldName }) =>
    described(`${inputName}.${inputFieldName}`),
  INPUT_FIELD_DESCRIPTION_REMOVED: ({ inputName, inputFieldName }) =>
    described(`${inputName}.${inputFieldName}`),
  ENUM_VALUE_DESCRIPTION_CHANGED: ({ enumName, enumValueName, oldEnumValueDescription }, comparison) =>
    isOld(comparison, enumName) && oldEnumValueDescription !== undefined
      ? described(`${enumName}.${enumValueName}`)
      : null,
  DIRECTIVE_DESCRIPTION_CHANGED: ({ directiveName }, { base }) =>
    base.api.getDirective(directiveName) ? described(`@${directiveName}`) : null,
  DIRECTIVE_ARGUMENT_DESCRIPTION_CHANGED: ({ directiveName, directiveArgumentName: name }, { base }) =>
    base.api.getDirective(directiveName)?.args.some((argument) => argument.name === name)
      ? described(`@${directiveName}(${name}:)`)
      : null,
} as const satisfies Tellers;
