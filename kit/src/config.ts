import { existsSync } from "node:fs";

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads one setting each: undefined or "" takes the fallback; without a fallback the setting must be there. */
export type SettingsReader = {
  text(name: string, fallback?: string): string;
  port(name: string, fallback?: number): number;
  /** A whole number within bounds. */
  count(name: string, fallback: number, bounds: { readonly min: number; readonly max: number }): number;
  /** Of http or https. */
  url(name: string, fallback?: string): string;
  /** Undefined when it is not set. */
  optionalUrl(name: string): string | undefined;
  /** Undefined when it is not set. A mistake in it is reported without showing it, since it may hold a password. */
  secretUrl(name: string, schemes: readonly string[]): string | undefined;
  file(name: string, fallback?: string): string;
  oneOf<Option extends string>(name: string, options: readonly Option[], fallback: Option): Option;
  /** One or more of the options, with commas between; all of them when it is not set. */
  someOf<Option extends string>(name: string, options: readonly Option[]): readonly Option[];
  /** Texts with commas between them; none is an empty list. */
  list(name: string, options: ListOptions): readonly string[];
  /** At least 32 bytes, base64. */
  key(name: string): Buffer;
};

type ListOptions = {
  readonly fallback: readonly string[];
  readonly isRight: (item: string) => boolean;
  /** What each of them must be. */
  readonly expected: string;
};

const KEY_BYTES_MIN = 32;
const PORT_MAX = 65_535;

/** All that is wrong with the environment, one sentence a setting. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

/**
 * Turns the environment into frozen settings.
 *
 * @throws SettingsError that names every missing or malformed setting at once.
 */
export function readSettings<Settings extends object>(
  environment: Environment,
  read: (reader: SettingsReader) => Settings,
): Readonly<Settings> {
  const mistakes: string[] = [];
  const settings = read(readerOf(environment, mistakes));

  if (mistakes.length > 0)
    throw new SettingsError(`The settings are not complete:\n  ${mistakes.join("\n  ")}`);
  return Object.freeze(settings);
}

// "users:4001" is a URL too: one with the scheme "users", that nothing can be fetched from.
const isHttpUrl = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text);

// A reader never throws: it notes the mistake and goes on, so that one start shows them all.
function readerOf(environment: Environment, mistakes: string[]): SettingsReader {
  const required = (name: string, fallback: string | undefined, expected: string): string => {
    const value = environment[name] || fallback;
    if (value === undefined) mistakes.push(`${name} is not set: expected ${expected}`);
    return value ?? "";
  };
  const checked = (
    name: string,
    value: string,
    isRight: (value: string) => boolean,
    expected: string,
  ): string => {
    if (value !== "" && !isRight(value)) mistakes.push(`${name} must be ${expected}, got "${value}"`);
    return value;
  };

  return {
    text: (name, fallback) => required(name, fallback, "a text"),
    port(name, fallback) {
      const expected = `a port from 0 (the system chooses) to ${PORT_MAX}`;
      const value = required(name, fallback?.toString(), expected);
      return Number(checked(name, value, (port) => /^\d+$/.test(port) && Number(port) <= PORT_MAX, expected));
    },
    count(name, fallback, { min, max }) {
      const expected = `a whole number from ${min} to ${max}`;
      const isRight = (text: string) => /^\d{1,15}$/.test(text) && Number(text) >= min && Number(text) <= max;
      return Number(checked(name, environment[name] || String(fallback), isRight, expected));
    },
    url(name, fallback) {
      const expected = "a URL that begins with http:// or https://";
      return checked(name, required(name, fallback, expected), isHttpUrl, expected);
    },
    optionalUrl: (name) =>
      environment[name]
        ? checked(name, environment[name], isHttpUrl, "a URL that begins with http:// or https://")
        : undefined,
    secretUrl(name, schemes) {
      const value = environment[name];
      if (!value) return undefined;
      const isRight = URL.canParse(value) && schemes.includes(new URL(value).protocol.slice(0, -1));
      const begins = schemes.map((scheme) => `${scheme}://`).join(" or ");
      if (!isRight) mistakes.push(`${name} must be a URL that begins with ${begins}`);
      return value;
    },
    file: (name, fallback) =>
      checked(name, required(name, fallback, "a file"), existsSync, "a file that exists"),
    oneOf<Option extends string>(name: string, options: readonly Option[], fallback: Option) {
      const isOption = (value: string) => options.some((option) => option === value);
      return checked(name, environment[name] || fallback, isOption, `one of ${options.join(", ")}`) as Option;
    },
    someOf<Option extends string>(name: string, options: readonly Option[]) {
      const areOptions = (text: string) =>
        text.split(/ *, */).every((one) => options.some((option) => option === one));
      const expected = `some of ${options.join(", ")}, with commas between`;
      return checked(name, environment[name] || options.join(), areOptions, expected).split(
        / *, */,
      ) as Option[];
    },
    list(name, { fallback, isRight, expected }) {
      const items = (environment[name] || fallback.join(",")).split(",").map((item) => item.trim());
      const given = items.filter((item) => item !== "");
      for (const item of given) checked(name, item, isRight, `${expected}, with commas between them`);
      return given;
    },
    key(name) {
      const expected = `at least ${KEY_BYTES_MIN} bytes in base64`;
      const key = Buffer.from(required(name, undefined, expected), "base64");
      // The value is a secret: a mistake in it is reported without showing it.
      if (environment[name] && key.length < KEY_BYTES_MIN)
        mistakes.push(`${name} must be ${expected}, got ${key.length} bytes`);
      return key;
    },
  };
}
