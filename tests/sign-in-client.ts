import { expect } from "vitest";
import { type Client, clientOf } from "./client.ts";
import type { Supergraph } from "./supergraph.ts";

/** The password of everybody who signs up in a test. */
export const PASSWORD = "correct horse 电池";
const SESSION = "session { accessToken refreshToken user { id handle displayName } }";
const ERRORS = (type: string) => `userErrors { path ... on ${type} { code } }`;

/** The mutations by which people sign in and out. */
export const DOCUMENTS = {
  signUp: `mutation ($input: SignUpInput!) { signUp(input: $input) { ${SESSION} ${ERRORS("SignUpError")} } }`,
  signIn: `mutation ($input: SignInInput!) { signIn(input: $input) { ${SESSION} ${ERRORS("SignInError")} } }`,
  refreshSession: `mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { ${SESSION} ${ERRORS("RefreshSessionError")} } }`,
  signOut: `mutation ($input: SignOutInput!) { signOut(input: $input) { endedSessionCount ${ERRORS("SignOutError")} } }`,
  changePassword: `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { endedSessionCount ${ERRORS("ChangePasswordError")} } }`,
} as const;

/** What any of them answers. */
export type Payload = {
  readonly session: {
    readonly accessToken: string;
    readonly refreshToken: string;
    readonly user: { readonly id: string; readonly handle: string; readonly displayName: string };
  } | null;
  readonly endedSessionCount: number | null;
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] | null }[];
};

/** Sends one of them, which must go through. */
export async function send(client: Client, name: keyof typeof DOCUMENTS, input: object): Promise<Payload> {
  const { data, errors } = await client.query<Record<string, Payload>>(DOCUMENTS[name], { input });
  expect(errors).toBeUndefined();
  return data[name] as Payload;
}

/** Why nothing was done, if so. */
export const codeOf = ({ userErrors }: Payload): string | undefined => userErrors[0]?.code;

export const signUp = (graph: Supergraph, handle = "xiaoming", displayName = "王小明") =>
  send(graph.anonymous, "signUp", { handle, displayName, password: PASSWORD });

export const signIn = (graph: Supergraph, password = PASSWORD, handle = "xiaoming") =>
  send(graph.anonymous, "signIn", { handle, password });

/** Uses the refresh token of an answer. */
export const refresh = (graph: Supergraph, { session }: Payload) =>
  send(graph.anonymous, "refreshSession", { refreshToken: session?.refreshToken ?? "" });

/** A client with the access token of an answer. */
export const withToken = (graph: Supergraph, { session }: Payload): Client =>
  clientOf(`${graph.services.gateway.url}/graphql`, session?.accessToken);
