const URL_LENGTH_MAX = 500;

/**
 * The form in which the place of a picture or video is stored, null where it is no https URL of at most so many characters:
 * nobody's client is to send a password, or to ask anything but a web server, for a picture.
 */
export function httpsUrlOf(text: string, lengthMax: number = URL_LENGTH_MAX): string | null {
  const url = text.length <= lengthMax ? URL.parse(text) : null;
  return url?.protocol === "https:" && url.username === "" && url.password === "" ? url.href : null;
}
