import { globSync, readFileSync } from "node:fs";
import { SettingsError } from "@kith/kit/config.ts";
import { gatewaySettings } from "../../gateway/src/config.ts";
import { commerceSettings } from "../../subgraphs/commerce/src/config.ts";
import { groupsSettings } from "../../subgraphs/groups/src/config.ts";
import { socialSettings } from "../../subgraphs/social/src/config.ts";
import { usersSettings } from "../../subgraphs/users/src/config.ts";

type Environment = Readonly<Record<string, string>>;
type Read = (environment: Environment) => { readonly port: number };

/** How each service reads its environment. The database and the scripts are not in it: they have no `config.ts`. */
export const READ_SETTINGS: Readonly<Record<string, Read>> = {
  users: usersSettings,
  social: socialSettings,
  groups: groupsSettings,
  commerce: commerceSettings,
  gateway: gatewaySettings,
};

/** What a service makes of an environment: its port, what it finds wrong, and the variables that it looked at. */
export function settingsOf(service: string, environment: Environment) {
  const readNames = new Set<string>();
  const watched = new Proxy(environment, {
    get(target, name: string) {
      readNames.add(name);
      return target[name];
    },
  });

  try {
    return { port: READ_SETTINGS[service]?.(watched).port ?? null, mistakes: [], readNames };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return { port: null, mistakes: error.message.split("\n").slice(1), readNames };
  }
}

/** The variables that scripts read, by name: they have no settings and read the environment where they need it. */
export function namesReadByScripts(): ReadonlySet<string> {
  const text = globSync("scripts/**/*.ts")
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  return new Set([...text.matchAll(/process\.env\.(\w+)/g)].map(([, name]) => name ?? ""));
}
