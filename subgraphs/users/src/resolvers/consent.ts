import { isActive } from "../consents/model.ts";
import type { ConsentResolvers } from "../generated/schema.types.ts";

export const Consent: ConsentResolvers = {
  id: ({ _id }) => _id,
  isActive: (consent, _args, { now }) => isActive(consent, now()),
};
