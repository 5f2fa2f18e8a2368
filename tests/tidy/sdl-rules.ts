import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  print,
  visit,
} from "graphql";

/** Finds what is wrong with the SDL of a subgraph, a sentence a mistake. */
type SdlRule = (sdl: DocumentNode) => string[];

type Field = { readonly coordinate: string; readonly parent: string; readonly field: FieldDefinitionNode };

const SELF_EVIDENT = /^(Query|Mutation|Subscription|Mutation\.\w+\.input)$/;

const isObjectType = (node: DefinitionNode): node is ObjectTypeDefinitionNode =>
  node.kind === Kind.OBJECT_TYPE_DEFINITION;

const fieldsOf = ({ definitions }: DocumentNode): readonly Field[] =>
  definitions
    .filter(isObjectType)
    .flatMap(({ name, fields = [] }) =>
      fields.map((field) => ({ coordinate: `${name.value}.${field.name.value}`, parent: name.value, field })),
    );

const directiveOf = (
  { directives = [] }: FieldDefinitionNode,
  name: string,
): ConstDirectiveNode | undefined => directives.find((directive) => directive.name.value === name);

const argumentsOf = ({ arguments: args = [] }: FieldDefinitionNode): string[] =>
  args.map(({ name, type }) => `${name.value}: ${print(type)}`);

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** By these somebody says who they are. */
const OPEN_MUTATIONS = new Set(["signUp", "signIn", "refreshSession"]);

// Nobody changes anything else without having said who they are.
const everyMutationIsGuarded: SdlRule = (sdl) =>
  fieldsOf(sdl)
    .filter(({ parent, field }) => parent === "Mutation" && !OPEN_MUTATIONS.has(field.name.value))
    .filter(({ field }) => !directiveOf(field, "authenticated"))
    .map(({ coordinate }) => `${coordinate} is not @authenticated`);

// A connection that nobody answers for is one that anybody may hold.
const everySubscriptionIsGuarded: SdlRule = (sdl) =>
  fieldsOf(sdl)
    .filter(({ parent, field }) => parent === "Subscription" && !directiveOf(field, "authenticated"))
    .map(({ coordinate }) => `${coordinate} is not @authenticated`);

const everyMutationTakesOneInput: SdlRule = (sdl) =>
  fieldsOf(sdl)
    .filter(({ parent }) => parent === "Mutation")
    .flatMap(({ coordinate, field }) => {
      const expected = `input: ${capitalized(field.name.value)}Input!`;
      const taken = argumentsOf(field).join(", ");
      return taken === expected ? [] : [`${coordinate} must take (${expected}), takes (${taken})`];
    });

// Nullable, so that one mutation of several can fail alone.
const everyMutationGivesAPayload: SdlRule = (sdl) =>
  fieldsOf(sdl)
    .filter(({ parent }) => parent === "Mutation")
    .flatMap(({ coordinate, field }) => {
      const expected = `${capitalized(field.name.value)}Payload`;
      if (print(field.type) !== expected)
        return [`${coordinate} must give ${expected}, gives ${print(field.type)}`];
      const userErrors = fieldsOf(sdl).find((other) => other.coordinate === `${expected}.userErrors`);
      const isThere = userErrors !== undefined && print(userErrors.field.type) === "[UserError!]!";
      return isThere ? [] : [`${expected} has no userErrors: [UserError!]!`];
    });

// What moves money must be safe to send again.
const everyInputWithMoneyHasAnIdempotencyKey: SdlRule = ({ definitions }) =>
  definitions
    .filter((node) => node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION)
    .flatMap(({ name, fields = [] }) => {
      const typed = fields.map((field) => `${field.name.value}: ${print(field.type)}`);
      const movesMoney = typed.some((field) => /: \[?MoneyInput\b/.test(field));
      const isSafe = !movesMoney || typed.includes("idempotencyKey: UUID!");
      return isSafe ? [] : [`${name.value} has money and no idempotencyKey: UUID!`];
    });

const everyConnectionIsPagedAndSized: SdlRule = (sdl) =>
  fieldsOf(sdl)
    .filter(({ field }) => /Connection\W*$/.test(print(field.type)))
    .flatMap(({ coordinate, field }) => {
      const listSize = directiveOf(field, "listSize");
      const isSized = listSize !== undefined && print(listSize).includes('slicingArguments: ["first"]');
      return [
        ...["first: Int", "after: String"]
          .filter((expected) => !argumentsOf(field).includes(expected))
          .map((expected) => `${coordinate} has no argument ${expected}`),
        ...(isSized ? [] : [`${coordinate} has no @listSize by first`]),
      ];
    });

// Types, fields, arguments, enum values and input fields: the explorer shows them to whoever has never seen the graph.
// The roots and the one input of a mutation speak for themselves; the input's type is described.
const everythingIsDescribed: SdlRule = (sdl) => {
  const mistakes: string[] = [];
  const path: string[] = [];
  visit(sdl, {
    enter(node) {
      if (!("description" in node) || !("name" in node) || node.name === undefined) return;
      path.push(node.name.value);
      const isDescribed = node.description !== undefined && node.description.value.trim() !== "";
      if (!isDescribed && !SELF_EVIDENT.test(path.join(".")))
        mistakes.push(`${path.join(".")} is not described`);
    },
    leave(node) {
      if ("description" in node && "name" in node && node.name !== undefined) path.pop();
    },
  });
  return mistakes;
};

/** By what each of them holds the SDL to. */
export const SDL_RULES = {
  "every mutation is guarded": everyMutationIsGuarded,
  "every subscription is guarded": everySubscriptionIsGuarded,
  "every mutation takes one input": everyMutationTakesOneInput,
  "every mutation gives a payload": everyMutationGivesAPayload,
  "every input with money has an idempotency key": everyInputWithMoneyHasAnIdempotencyKey,
  "every connection is paged and sized": everyConnectionIsPagedAndSized,
  "everything is described": everythingIsDescribed,
} satisfies Record<string, SdlRule>;
