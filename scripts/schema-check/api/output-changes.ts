import { isInterfaceType } from "graphql";
import type { Change } from "./change.ts";
import type { ApiCode } from "./codes.ts";
import { isGiven } from "./elements.ts";
import { isOld, type Tellers } from "./tell.ts";

/** Changes of types, fields, enums, unions and interfaces. */
export const OUTPUT_CHANGES = {
  TYPE_REMOVED: ({ removedTypeName: name }) => ({
    code: "TYPE_REMOVED",
    severity: "breaking",
    coordinate: name,
    message: `${name} is removed.`,
    touches: usesType(name),
  }),
  TYPE_ADDED: ({ addedTypeName: name }) => safe("TYPE_ADDED", name, `${name} is new.`),
  TYPE_KIND_CHANGED: ({ typeName: name, oldTypeKind, newTypeKind }) => ({
    code: "TYPE_CHANGED_KIND",
    severity: "breaking",
    coordinate: name,
    message: `${name} changes from ${kindOf(oldTypeKind)} to ${kindOf(newTypeKind)}.`,
    touches: usesType(name),
  }),

  FIELD_REMOVED: ({ typeName, removedFieldName }) => {
    const coordinate = `${typeName}.${removedFieldName}`;
    return {
      code: "FIELD_REMOVED",
      severity: "breaking",
      coordinate,
      message: `${coordinate} is removed.`,
      touches: ({ written, reached }) => written.has(coordinate) || reached.has(coordinate),
    };
  },
  FIELD_ADDED: ({ typeName, addedFieldName }, comparison) => {
    const coordinate = `${typeName}.${addedFieldName}`;
    return isOld(comparison, typeName) ? safe("FIELD_ADDED", coordinate, `${coordinate} is new.`) : null;
  },
  FIELD_TYPE_CHANGED: ({ typeName, fieldName, oldFieldType, newFieldType, isSafeFieldTypeChange }) => {
    const coordinate = `${typeName}.${fieldName}`;
    return {
      code: "FIELD_CHANGED_KIND",
      severity: isSafeFieldTypeChange ? "safe" : "breaking",
      coordinate,
      message: `${coordinate} changes from ${oldFieldType} to ${newFieldType}.`,
      touches: ({ written }) => written.has(coordinate),
    };
  },

  ENUM_VALUE_REMOVED: ({ enumName, removedEnumValueName }) => {
    const coordinate = `${enumName}.${removedEnumValueName}`;
    return {
      code: "VALUE_REMOVED_FROM_ENUM",
      severity: "breaking",
      coordinate,
      message: `The value ${removedEnumValueName} of ${enumName} is removed.`,
      touches: ({ written, output, variable }) =>
        written.has(coordinate) || output.has(enumName) || variable.has(enumName),
    };
  },
  ENUM_VALUE_ADDED: ({ enumName, addedEnumValueName }, comparison) =>
    isOld(comparison, enumName)
      ? {
          code: "VALUE_ADDED_TO_ENUM",
          // The inspector and graphql-js call it dangerous too where clients only send the enum.
          severity: isGiven(comparison.candidate.api, enumName) ? "dangerous" : "safe",
          coordinate: `${enumName}.${addedEnumValueName}`,
          message: `${enumName} has the new value ${addedEnumValueName}.`,
          touches: ({ output }) => output.has(enumName),
        }
      : null,

  UNION_MEMBER_REMOVED: ({ unionName, removedUnionMemberTypeName: member }) => ({
    code: "TYPE_REMOVED_FROM_UNION",
    severity: "breaking",
    coordinate: unionName,
    message: `${unionName} no longer has the member ${member}.`,
    touches: ({ output }) => output.has(unionName),
  }),
  UNION_MEMBER_ADDED: ({ unionName, addedUnionMemberTypeName: member }, comparison) =>
    isOld(comparison, unionName)
      ? {
          code: "TYPE_ADDED_TO_UNION",
          severity: "dangerous",
          coordinate: unionName,
          message: `${unionName} has the new member ${member}.`,
          touches: ({ output }) => output.has(unionName),
        }
      : null,

  OBJECT_TYPE_INTERFACE_REMOVED: ({ objectTypeName: name, removedInterfaceName }) => ({
    code: "IMPLEMENTED_INTERFACE_REMOVED",
    severity: "breaking",
    coordinate: name,
    message: `${name} no longer implements ${removedInterfaceName}.`,
    touches: ({ output }) => output.has(removedInterfaceName),
  }),
  // A new type may come back where clients ask for the interface: that is no less dangerous than an old type that does.
  OBJECT_TYPE_INTERFACE_ADDED: ({ objectTypeName: name, addedInterfaceName }, comparison) =>
    isInterfaceType(comparison.base.api.getType(addedInterfaceName))
      ? {
          code: "IMPLEMENTED_INTERFACE_ADDED",
          severity: "dangerous",
          coordinate: name,
          message: `${name} implements ${addedInterfaceName} now.`,
          touches: ({ output }) => output.has(addedInterfaceName),
        }
      : null,
} as const satisfies Tellers;

const safe = (code: ApiCode, coordinate: string, message: string): Change<ApiCode> => ({
  code,
  severity: "safe",
  coordinate,
  message,
  touches: null,
});

const usesType =
  (name: string): Change["touches"] =>
  ({ output, input }) =>
    output.has(name) || input.has(name);

// `ObjectTypeDefinition` as people say it.
const KINDS: Readonly<Record<string, string>> = {
  ObjectTypeDefinition: "an object type",
  InterfaceTypeDefinition: "an interface",
  UnionTypeDefinition: "a union",
  EnumTypeDefinition: "an enum",
  InputObjectTypeDefinition: "an input",
  ScalarTypeDefinition: "a scalar",
};
const kindOf = (kind: string): string => KINDS[kind] ?? kind;
