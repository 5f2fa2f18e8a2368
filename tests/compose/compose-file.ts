import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** What of a compose file is looked at. */
export type ComposeService = {
  readonly image?: string;
  readonly build?: string;
  readonly user?: string;
  readonly command?: readonly string[];
  readonly restart?: string;
  readonly profiles?: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
};
export type ComposeFile = {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly volumes?: Readonly<Record<string, unknown>>;
};

/** What the checks look at: the two files that say how the services run together. */
export type Deployment = { readonly compose: ComposeFile; readonly dockerfile: string };

export const readDeployment = (): Deployment => ({
  compose: parseCompose(readFileSync("docker-compose.yml", "utf8")),
  dockerfile: readFileSync("Dockerfile", "utf8"),
});

/** Reads YAML as compose does: with merge keys (`<<`). */
export const parseCompose = (text: string): ComposeFile => parse(text, { merge: true }) as ComposeFile;

const REFERENCE = /\$\{(?<name>\w+)(?::(?<operator>[-?])(?<rest>[^}]*))?\}/g;

/**
 * A service's environment as compose would hand it over.
 *
 * @param outside What `${NAME}` stands for, where it is set.
 * @throws Error with the sentence of the file where a required variable is not set.
 */
export function environmentOf(
  { environment = {} }: ComposeService,
  outside: Readonly<Record<string, string>>,
): Record<string, string> {
  const filled = (text: string) =>
    text.replace(REFERENCE, (_all, name: string, operator: string | undefined, rest: string) => {
      const value = outside[name];
      if (value) return value;
      if (operator === "?") throw new Error(`${name} ${rest}`);
      return rest ?? "";
    });
  return Object.fromEntries(Object.entries(environment).map(([name, text]) => [name, filled(String(text))]));
}
