import { Kind, print } from "graphql";
import { fieldsOfType, isEnum } from "../lint-graph.ts";
import { type LintRule, mistakeOf } from "../lint-rule.ts";
import { missingFields } from "../missing-fields.ts";

/** Clients branch on a code, never on a sentence; each mutation lists the codes that it can give. */
export const userErrorShape: LintRule = {
  code: "USER_ERROR_SHAPE",
  wayOut: "Call it `<Mutation>Error` and give it `code: <Mutation>ErrorCode!`, an enum of its own.",
  mistakesIn: ({ types }) => {
    const enums = new Set(types.filter(({ node }) => isEnum(node)).map(({ name }) => name));
    const interfaces = types.filter(
      ({ name, node }) => name === "UserError" && node.kind === Kind.INTERFACE_TYPE_DEFINITION,
    );
    const ofInterface = interfaces.flatMap((type) =>
      missingFields(type, { message: "String!", path: "[String!]" }),
    );
    const ofErrors = types
      .filter(({ node }) => node.kind === Kind.OBJECT_TYPE_DEFINITION)
      .filter(
        ({ node }) => "interfaces" in node && node.interfaces?.some(({ name }) => name.value === "UserError"),
      )
      .flatMap((type) => {
        const code = fieldsOfType(type).find(({ name }) => name === "code")?.node;
        const expected = `${type.name.replace(/Error$/, "")}ErrorCode`;
        const given = code === undefined ? "none" : print(code.type);
        if (given === `${expected}!` && enums.has(expected)) return [];
        const what = given === `${expected}!` ? "one that is no enum" : given;
        const coordinate = code ? `${type.name}.code` : type.name;
        const message = `${type.name} must have code: ${expected}!, an enum, has ${what}.`;
        return [mistakeOf(type.subgraph, code ?? type.node, coordinate, message)];
      });
    return [...ofInterface, ...ofErrors];
  },
};
