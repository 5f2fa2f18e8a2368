import type { Viewer } from "@kith/kit/viewer-header.ts";
import { personLoaders } from "./people/loaders.ts";
import type { PersonStore } from "./people/person-store.ts";

/** What one request may reach. */
export type Context = {
  readonly viewerId: string | null;
  readonly loaders: ReturnType<typeof personLoaders>;
};

export const contextFor =
  (people: PersonStore) =>
  ({ viewerId }: Viewer): Context => ({ viewerId, loaders: personLoaders(people) });
