import { type GlobalId, isIdOf } from "../global-id.ts";
import type { EventPayload } from "./event.ts";

/** The id that an event carries in a field. @throws Error that says what was expected, so that the event is refused. */
export function payloadId(payload: EventPayload, field: string, prefix: string): GlobalId {
  const id = payload[field];
  if (isIdOf(prefix, id)) return id;
  throw new Error(`the event needs ${field}, a ${prefix} id`);
}
