import { type DocumentNode, Kind } from "graphql";
import type { Contract } from "./contract.ts";
import {
  apiTypesIn,
  type Element,
  type ElementNames,
  isComposite,
  isEnum,
  isHiddenAlready,
  isInput,
  tagsOn,
} from "./elements.ts";

/**
 * What a contract hides beyond what is hidden from everybody: `Type`, `Type.field`, `Type.field(argument:)`, `Enum.VALUE`.
 *
 * The tag of an object type or an interface counts for each of its fields. Where something is included by tag, fields and unions
 * without such a tag are hidden; arguments, inputs, enums and scalars go with what uses them. A type whose fields are all hidden is
 * hidden.
 *
 * @see https://www.apollographql.com/docs/graphos/delivery/contract-reference
 */
export function hiddenCoordinates(
  supergraph: DocumentNode,
  contract: Contract,
  names: ElementNames,
): ReadonlySet<string> {
  const hidden = new Set<string>();
  const isExcluded = (tags: readonly string[]) => tags.some((tag) => contract.exclude.includes(tag));
  const isIncluded = (tags: readonly string[]) =>
    contract.include.length === 0 || tags.some((tag) => contract.include.includes(tag));
  const hideExcluded = (element: Element, coordinate: string) => {
    if (isExcluded(tagsOn(element, names))) hidden.add(coordinate);
  };

  for (const type of apiTypesIn(supergraph)) {
    const typeName = type.name.value;
    const typeTags = tagsOn(type, names);
    if (isExcluded(typeTags)) hidden.add(typeName);
    if (type.kind === Kind.UNION_TYPE_DEFINITION && !isIncluded(typeTags)) hidden.add(typeName);
    if (isEnum(type))
      for (const value of type.values ?? []) hideExcluded(value, `${typeName}.${value.name.value}`);
    if (isInput(type))
      for (const field of type.fields ?? []) hideExcluded(field, `${typeName}.${field.name.value}`);
    if (!isComposite(type)) continue;
    for (const field of type.fields ?? []) {
      const coordinate = `${typeName}.${field.name.value}`;
      const tags = [...typeTags, ...tagsOn(field, names)];
      if (isExcluded(tags) || !isIncluded(tags)) hidden.add(coordinate);
      for (const argument of field.arguments ?? [])
        hideExcluded(argument, `${coordinate}(${argument.name.value}:)`);
    }
    const isShown = (type.fields ?? []).some(
      (field) => !hidden.has(`${typeName}.${field.name.value}`) && !isHiddenAlready(field, names),
    );
    if (!isShown) hidden.add(typeName);
  }
  return hidden;
}
