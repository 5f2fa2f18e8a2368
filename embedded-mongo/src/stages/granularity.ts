import { arithmetic } from "../expressions/arithmetic.ts";
import { divide, multiply } from "../values/arithmetic.ts";
import { compare } from "../values/compare.ts";
import { toDecimal } from "../values/decimal.ts";
import { Double, int, isDecimal, isDouble, isLong, type NumberValue, toNumber } from "../values/types.ts";

/** Rounds bucket boundaries to numbers of a series. Both functions leave zero as it is, and move every other number. */
export type Granularity = { up(value: NumberValue): NumberValue; down(value: NumberValue): NumberValue };

const words = (text: string) => text.split(" ").map(Number);
const E24 = words("10 11 12 13 15 16 18 20 22 24 27 30 33 36 39 43 47 51 56 62 68 75 82 91");
const E192 = words(
  "100 101 102 104 105 106 107 109 110 111 113 114 115 117 118 120 121 123 124 126 127 129 130 132 133 135 137 138 " +
    "140 142 143 145 147 149 150 152 154 156 158 160 162 164 165 167 169 172 174 176 178 180 182 184 187 189 191 193 " +
    "196 198 200 203 205 208 210 213 215 218 221 223 226 229 232 234 237 240 243 246 249 252 255 258 261 264 267 271 " +
    "274 277 280 284 287 291 294 298 301 305 309 312 316 320 324 328 332 336 340 344 348 352 357 361 365 370 374 379 " +
    "383 388 392 397 402 407 412 417 422 427 432 437 442 448 453 459 464 470 475 481 487 493 499 505 511 517 523 530 " +
    "536 542 549 556 562 569 576 583 590 597 604 612 619 626 634 642 649 657 665 673 681 690 698 706 715 723 732 741 " +
    "750 759 768 777 787 796 806 816 825 835 845 856 866 876 887 898 909 920 931 942 953 965 976 988",
);
const everyOther = (series: readonly number[], step = 2) => series.filter((_, i) => i % step === 0);

/**
 * The preferred numbers of one decade.
 *
 * @see https://en.wikipedia.org/wiki/Preferred_number (Renard series, 1-2-5 series) and
 *   https://en.wikipedia.org/wiki/E_series_of_preferred_numbers
 */
const SERIES: Record<string, readonly number[]> = {
  R5: [10, 16, 25, 40, 63],
  R10: words("100 125 160 200 250 315 400 500 630 800"),
  R20: words("100 112 125 140 160 180 200 224 250 280 315 355 400 450 500 560 630 710 800 900"),
  R40: words(
    "100 106 112 118 125 132 140 150 160 170 180 190 200 212 224 236 250 265 280 300 315 355 375 400 425 450 475 500 " +
      "530 560 600 630 670 710 750 800 850 900 950",
  ),
  R80: words(
    "103 109 115 122 128 136 145 155 165 175 185 195 206 218 230 243 258 272 290 307 325 345 365 387 412 437 462 487 " +
      "515 545 575 615 650 690 730 775 825 875 925 975",
  ),
  "1-2-5": [10, 20, 50],
  E6: everyOther(E24, 4),
  E12: everyOther(E24),
  E24,
  E48: everyOther(E192, 4),
  E96: everyOther(E192),
  E192,
};

const TEN = int(10);

/** Works in doubles, or in decimals for a decimal, as the bucketed value is. */
function ofSeries(series: readonly number[]): Granularity {
  const order = (a: NumberValue, b: NumberValue) => compare(a, b);
  const round = (value: NumberValue, isUp: boolean): NumberValue => {
    if (toNumber(value) === 0 || toNumber(value) === Infinity) return value;
    const numbers = series.map((number) => (isDecimal(value) ? toDecimal(int(number)) : new Double(number)));
    const [first, last] = [numbers[0] as NumberValue, numbers.at(-1) as NumberValue];
    // Upwards a number of the series goes on to the next one, downwards to the one before.
    const isPast = (edge: NumberValue) => (isUp ? order(value, edge) >= 0 : order(value, edge) > 0);
    let scale: NumberValue = isDecimal(value) ? toDecimal(int(1)) : new Double(1);
    while (isPast(multiply(last, scale))) scale = multiply(scale, TEN);
    let wider = scale;
    while (!isPast(multiply(first, scale))) {
      wider = scale;
      scale = divide(scale, TEN);
    }
    const scaled = numbers.map((number) => multiply(number, scale));
    if (isUp) return scaled.find((number) => !isPast(number)) ?? multiply(first, wider);
    return scaled.findLast(isPast) as NumberValue;
  };
  return { up: (value) => round(value, true), down: (value) => round(value, false) };
}

const power = (exponent: NumberValue) => arithmetic.$pow?.run(int(2), exponent) as NumberValue;

/** The exponent of the next power of two above an integer, or below it. */
function exponentOf(value: NumberValue, isUp: boolean): number {
  const whole = isLong(value) ? value.toBigInt() : BigInt(toNumber(value));
  if (isUp) return whole.toString(2).length;
  return whole === 1n ? -1 : (whole - 1n).toString(2).length - 1;
}

/** Of an integer the result is an integer. */
function powersOfTwo(): Granularity {
  const round = (value: NumberValue, isUp: boolean): NumberValue => {
    if (toNumber(value) === 0) return value;
    if (!isDouble(value) && !isDecimal(value)) return power(int(exponentOf(value, isUp)));
    const logarithm = Math.log2(toNumber(value));
    const exponent = int(isUp ? Math.floor(logarithm) + 1 : Math.ceil(logarithm) - 1);
    return power(isDecimal(value) ? toDecimal(exponent) : exponent);
  };
  return { up: (value) => round(value, true), down: (value) => round(value, false) };
}

/** @returns undefined for a name that is none. */
export function granularityOf(name: string): Granularity | undefined {
  if (name === "POWERSOF2") return powersOfTwo();
  const series = Object.hasOwn(SERIES, name) ? SERIES[name] : undefined;
  return series && ofSeries(series);
}
