import { type Client, codesOf } from "../client.ts";

type Payload = Record<string, never> & { userErrors: { code: string }[] };

/** Does a mutation. @returns The code of its refusal, or what it gives. */
export async function act<Given = Record<string, never>>(
  client: Client,
  mutation: string,
  input: object,
  selection = "",
): Promise<Given | string> {
  const name = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const answer = await client.query<{ done: Payload | null } | null>(
    `mutation ($input: ${name}Input!) {
      done: ${mutation}(input: $input) { ${selection} userErrors { ... on ${name}Error { code } } }
    }`,
    { input },
  );
  if (answer.data?.done == null) return codesOf(answer).join();
  return answer.data.done.userErrors[0]?.code ?? (answer.data.done as Given);
}
