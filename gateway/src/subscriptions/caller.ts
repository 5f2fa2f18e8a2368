import type { Viewer } from "@kith/kit/viewer-header.ts";
import type { ClientIdentity } from "../client-identity.ts";
import type { Speaker } from "./dialect.ts";

/** Who asks by a request, as whom, and with which client. */
export type Caller = {
  readonly viewer: Viewer;
  readonly identity: ClientIdentity;
  readonly speaker: Speaker;
};
