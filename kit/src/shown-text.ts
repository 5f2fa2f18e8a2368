/**
 * Whether a text may be shown to others: it has nothing in it that cannot be seen, and nothing that turns the direction
 * of what is written after it.
 */
export const isShowable = (text: string): boolean =>
  !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u.test(text);

/**
 * The form in which a line of text is stored: null where it has not 1 to `lengthMax` characters (code points) or is not
 * showable.
 */
export function shownLineOf(text: string, lengthMax: number): string | null {
  const line = text.trim().normalize("NFC");
  const length = [...line].length;
  return length >= 1 && length <= lengthMax && isShowable(line) ? line : null;
}

/** The form in which a text of several lines is stored: null where it is too long or not showable, "" where it is empty. */
export function shownTextOf(text: string, lengthMax: number): string | null {
  const lines = text.trim().normalize("NFC").replaceAll("\r\n", "\n");
  return [...lines].length <= lengthMax && isShowable(lines.replaceAll("\n", "")) ? lines : null;
}
