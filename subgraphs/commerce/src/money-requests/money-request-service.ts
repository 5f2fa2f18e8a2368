import { answeringService } from "./answering-service.ts";
import { askingService } from "./asking-service.ts";

export type MoneyRequestService = ReturnType<typeof moneyRequestService>;

/** All that can be done with requests for money. */
export const moneyRequestService = (
  parts: Parameters<typeof askingService>[0] & Parameters<typeof answeringService>[0],
) => ({ ...askingService(parts), ...answeringService(parts) });
