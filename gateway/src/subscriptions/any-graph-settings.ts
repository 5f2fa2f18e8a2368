import { headerNamesIn } from "../forwarded-headers.ts";
import { DEFAULT_SUBSCRIPTION_BOUNDS, type SubscriptionBounds } from "./subscriptions.ts";

/** How a supergraph's subscriptions are served that has nothing to do with Kith. */
export type AnySubscriptionSettings = SubscriptionBounds & {
  /** Headers, in lower case, that the first message of a WebSocket may have where the request for it has not. */
  readonly forwardedParams: readonly string[];
  /** How long a subgraph's stream may be silent; 0: for as long as its connection stands. */
  readonly quietMaxMs: number;
};

/** Headers that prove themselves: what else is said in a message no proxy in front has looked at. */
const PROVING = "authorization";

const QUIET_MAX_MS = 86_400_000;
const PER_PROCESS_MAX = 5_000;

/** The flags of a command line that set them, as `parseArgs` of `node:util` reads them. */
export const SUBSCRIPTION_FLAGS = {
  "forward-params": { type: "string" },
  "max-subscriptions": { type: "string" },
  "max-subscriptions-per-address": { type: "string" },
  "stream-quiet-ms": { type: "string" },
} as const;

type Values = Readonly<Partial<Record<keyof typeof SUBSCRIPTION_FLAGS, string>>>;

/**
 * @param forwarded Headers of clients that subgraphs get, in lower case.
 * @param values Of the command line.
 * @throws Error that names every flag with a value that it cannot have.
 */
export function subscriptionSettings(
  forwarded: readonly string[],
  values: Values = {},
): AnySubscriptionSettings {
  const mistakes: string[] = [];
  const numberOf = (
    flag: keyof typeof SUBSCRIPTION_FLAGS,
    { otherwise, min, max }: { readonly otherwise: number; readonly min: number; readonly max: number },
  ): number => {
    const text = values[flag];
    if (text === undefined) return otherwise;
    const number = Number(text);
    if (!/^\d{1,15}$/.test(text) || number < min || number > max)
      mistakes.push(`--${flag} must be a whole number from ${min} to ${max}, got "${text}".`);
    return number;
  };
  const { "forward-params": given } = values;
  const { perViewerMax, perProcessMax } = DEFAULT_SUBSCRIPTION_BOUNDS;
  const many = { min: 1, max: PER_PROCESS_MAX };
  const settings = {
    perViewerMax: numberOf("max-subscriptions-per-address", { otherwise: perViewerMax, ...many }),
    perProcessMax: numberOf("max-subscriptions", { otherwise: perProcessMax, ...many }),
    quietMaxMs: numberOf("stream-quiet-ms", { otherwise: 0, min: 0, max: QUIET_MAX_MS }),
    forwardedParams:
      given === undefined ? forwarded.filter((name) => name === PROVING) : headerNamesIn(given),
  };
  for (const name of settings.forwardedParams)
    if (!forwarded.includes(name))
      mistakes.push(`--forward-params names "${name}", which --forward does not: add it there.`);
  if (mistakes.length > 0) throw new Error(mistakes.join("\n"));
  return settings;
}
