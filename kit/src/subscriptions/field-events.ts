import {
  createSourceEventStream,
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  Kind,
  parse,
  validate,
} from "graphql";
import { ApiError, type ErrorCode } from "../api-error.ts";
import { commandsSoFar, withCommandLog } from "../command-log.ts";
import { COMPLETE_TEXT, isEventId, nextText, placeText } from "./event-stream.ts";
import { EventDropped, StartingPlace } from "./listener.ts";

export type SubscriptionRequest = {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
};

type Parts = {
  readonly schema: GraphQLSchema;
  /** New for every event: what loaders hold was read before it. */
  readonly newContext: () => object;
  readonly present: (error: GraphQLError) => GraphQLFormattedError;
};

/** Either why there will be no events, or the messages that tell them. */
export type FieldEvents =
  | { readonly errors: readonly GraphQLFormattedError[] }
  | { readonly texts: AsyncIterable<string> };

/**
 * Subscribes to what a subscription asks for, and executes its selection for each event.
 *
 * The messages end with `complete` when there will be no more events, and without it when some may have been missed.
 */
export async function fieldEvents(request: SubscriptionRequest, parts: Parts): Promise<FieldEvents> {
  const { schema, newContext, present } = parts;
  const refused = (errors: readonly GraphQLError[], code?: ErrorCode): FieldEvents => ({
    errors: errors.map((error) => present(code === undefined ? coded(error) : withCode(error, code))),
  });

  let document: ReturnType<typeof parse>;
  try {
    document = parse(request.query);
  } catch (error) {
    return refused([error as GraphQLError], "GRAPHQL_PARSE_FAILED");
  }
  const mistakes = validate(schema, document);
  if (mistakes.length > 0) return refused(mistakes, "GRAPHQL_VALIDATION_FAILED");

  const args = { schema, document, variableValues: request.variables };
  const source = await createSourceEventStream({ ...args, contextValue: newContext() });
  if (!(Symbol.asyncIterator in source)) return refused(source.errors ?? []);

  const executed = (event: unknown) =>
    withCommandLog(async () => {
      const result = await execute({ ...args, rootValue: event, contextValue: newContext() });
      return { ...result, extensions: { kith: { commands: commandsSoFar() } } };
    });
  return { texts: textsOf(source, { executed, present }) };
}

type Execution = Pick<Parts, "present"> & {
  readonly executed: (event: unknown) => Promise<ExecutionResult>;
};

async function* textsOf(source: AsyncIterable<unknown>, { executed, present }: Execution) {
  try {
    for await (const event of source) {
      if (event instanceof StartingPlace) {
        yield placeText(event.eventId);
        continue;
      }
      const { errors, ...result } = await executed(event);
      if (errors?.some(({ originalError }) => originalError instanceof EventDropped)) continue;
      const { eventId } = event as { readonly eventId?: unknown };
      const shown = { ...result, ...(errors && { errors: errors.map(present) }) };
      yield nextText(shown, isEventId(eventId) ? eventId : null);
    }
  } catch (error) {
    // What the resolver has to say ends the subscription; anything else breaks it off.
    if (!(error instanceof ApiError)) throw error;
    yield nextText({ errors: [present(error)] }, null);
  }
  yield COMPLETE_TEXT;
}

const withCode = (error: GraphQLError, code: ErrorCode): GraphQLError =>
  new ApiError(code, error.message, { cause: error });

// As @apollo/server does for queries.
const coded = (error: GraphQLError): GraphQLError =>
  error.extensions.code === undefined && error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION
    ? withCode(error, "BAD_USER_INPUT")
    : error;
