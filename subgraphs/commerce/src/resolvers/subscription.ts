import type { SubscriptionResolvers } from "../generated/schema.types.ts";
import { envelopeSubscriptions } from "./envelope-subscriptions.ts";
import { walletSubscriptions } from "./wallet-subscriptions.ts";

export const Subscription: SubscriptionResolvers = { ...walletSubscriptions, ...envelopeSubscriptions };
