const FORMAT = /^(?<province>\d{2})\d{4}(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})\d{3}[\dX]$/;
const PROVINCES: ReadonlySet<string> = new Set(
  "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split(
    " ",
  ),
);
const YEAR_MIN = 1900;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_DIGITS = "10X98765432";

/**
 * Whether a text is a mainland identity number: a province, a date of birth from 1900 to `today`, and the right check
 * digit.
 *
 * @see GB 11643-1999; ISO 7064, MOD 11-2
 */
export function isIdentityNumber(text: string, today: Date): boolean {
  const parts = FORMAT.exec(text)?.groups;
  if (parts === undefined || !PROVINCES.has(parts.province ?? "")) return false;

  const day = `${parts.year}-${parts.month}-${parts.day}`;
  const bornAt = new Date(`${day}T00:00:00Z`);
  // Date makes the 2nd of March of the 30th of February.
  const isDay = !Number.isNaN(bornAt.getTime()) && bornAt.toISOString().startsWith(day);
  if (!isDay || Number(parts.year) < YEAR_MIN || bornAt > today) return false;

  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return text.at(-1) === CHECK_DIGITS[sum % CHECK_DIGITS.length];
}
