import { readFileSync } from "node:fs";
import { openEventStream, type StreamOptions } from "@kith/kit/testing/event-client.ts";

/** What a request cost, as the gateway tells it in development. */
export type Cost = {
  readonly requestId: string;
  readonly ms: number;
  readonly fetches: Readonly<Record<string, number>>;
  readonly commands: Readonly<Record<string, number>>;
};

type GraphQLErrorJson = {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string };
};

/** An answer as it came over HTTP. The data is whatever the test asked for. */
export type Answer<Data> = {
  readonly status: number;
  readonly data: Data;
  readonly errors?: readonly GraphQLErrorJson[];
  readonly extensions: { readonly kith: Cost };
};

/** A client of a GraphQL endpoint, with a token or without. */
export type Client = ReturnType<typeof clientOf>;

export function clientOf(endpoint: string, token?: string, headers: Readonly<Record<string, string>> = {}) {
  const query = async <Data = never>(document: string, variables: object = {}): Promise<Answer<Data>> => {
    const response = await fetch(endpoint, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: JSON.stringify({ query: document, variables }),
    });
    return { status: response.status, ...((await response.json()) as Omit<Answer<Data>, "status">) };
  };
  /** Sends an operation that a client, the web client unless told otherwise, has registered. */
  const registered = <Data = never>(name: string, variables?: object, by = "web@1.0") =>
    query<Data>(readFileSync(`schema/operations/${by}/${name}.graphql`, "utf8"), variables);
  /** Subscribes by Server-Sent Events. */
  const subscribe = (document: string, options: StreamOptions = {}) =>
    openEventStream(endpoint, token, document, { ...options, headers: { ...headers, ...options.headers } });
  return { query, registered, subscribe, endpoint, token };
}

/** The codes of an answer's errors, in order. */
export const codesOf = ({ errors = [] }: Answer<unknown>): (string | undefined)[] =>
  errors.map(({ extensions }) => extensions?.code);
