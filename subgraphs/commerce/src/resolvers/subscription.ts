import type { SubscriptionResolvers } from "../generated/schema.types.ts";
import { walletSubscriptions } from "./wallet-subscriptions.ts";

export const Subscription: SubscriptionResolvers = { ...walletSubscriptions };
