import type { GlobalId } from "@kith/kit/global-id.ts";
import { signViewer, VIEWER_HEADER } from "@kith/kit/viewer-header.ts";
import { Agent, request } from "undici";
import type { Constellation } from "../load/constellation.ts";

/** What an act cost commerce, and why it did nothing, if so. */
export type Outcome = {
  readonly data: Readonly<Record<string, unknown>> | null;
  /** The code of the user error, or of the error of the request. Null when the act was done. */
  readonly code: string | null;
  /** Database commands of commerce. */
  readonly commands: number;
  /** Those of all subgraphs. */
  readonly allCommands: number;
  /** Transactions of commerce that were given up: only the subgraph itself tells. */
  readonly aborts: number;
};

/** Asks on behalf of a person. */
export type Ask = (person: GlobalId, document: string, variables: object) => Promise<Outcome>;

type Payload = { readonly userErrors?: readonly { readonly code: string }[] };
type Body = {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
  readonly extensions?: {
    readonly kith?: { readonly commands?: Readonly<Record<string, number | readonly string[]>> };
  };
};

const CONNECTIONS_MAX = 1_000;
const ABORT = "abortTransaction";

/** Through the gateway, as a client does. */
export const askGateway = ({ endpoint }: Constellation, tokenOf: (person: GlobalId) => string): Ask =>
  askerOf(endpoint, (person) => ({ authorization: `Bearer ${tokenOf(person)}` }));

/** At the subgraph, as the gateway does. */
export const askCommerce = ({ urlOf }: Constellation, viewerKey: Buffer): Ask =>
  askerOf(urlOf("commerce"), (viewerId) => ({
    [VIEWER_HEADER]: signViewer(
      { viewerId, scopes: ["user"], requestId: "bench" },
      { key: viewerKey, audience: "commerce" },
    ),
  }));

function askerOf(url: string, headersOf: (person: GlobalId) => Record<string, string>): Ask {
  const dispatcher = new Agent({ connections: CONNECTIONS_MAX });
  return async (person, query, variables) => {
    const { body } = await request(url, {
      method: "POST",
      dispatcher,
      headers: { "content-type": "application/json", ...headersOf(person) },
      body: JSON.stringify({ query, variables }),
    });
    return outcomeOf((await body.json()) as Body);
  };
}

function outcomeOf({ data = null, errors, extensions }: Body): Outcome {
  const [payload] = Object.values(data ?? {}) as (Payload | null)[];
  const commandsBySubgraph = extensions?.kith?.commands ?? {};
  const { commerce = 0 } = commandsBySubgraph;
  return {
    data,
    code: errors?.[0]?.extensions?.code ?? errors?.[0]?.message ?? payload?.userErrors?.[0]?.code ?? null,
    commands: countOf(commerce),
    allCommands: Object.values(commandsBySubgraph).reduce<number>((sum, one) => sum + countOf(one), 0),
    aborts: typeof commerce === "number" ? 0 : commerce.filter((name) => name === ABORT).length,
  };
}

// Subgraphs tell the names of their commands, the gateway how many there were.
const countOf = (commands: number | readonly string[]): number =>
  typeof commands === "number" ? commands : commands.length;
