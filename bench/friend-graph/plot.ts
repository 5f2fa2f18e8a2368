import { sizeText } from "./results.ts";

/** One line of a plot: a point for each x it is known at, ascending. */
export type Line = { readonly name: string; readonly points: readonly (readonly [x: number, y: number])[] };

type Labels = { readonly title: string; readonly x: string; readonly y: string };

const WIDTH = 900;
const HEIGHT = 520;
const LEFT = 70;
const RIGHT = 290;
const TOP = 50;
const BOTTOM = 60;
const LABEL_DISTANCE = 17;
const COLOURS = [
  "#0072b2",
  "#d55e00",
  "#009e73",
  "#cc79a7",
  "#56b4e9",
  "#b8860b",
  "#000000",
  "#7f7f7f",
  "#882255",
];

/**
 * A plot of lines on two logarithmic axes, as an SVG that stands alone: each line is named at its end.
 *
 * @param lines Values above 0, at least one.
 * @see Okabe and Ito, "Color Universal Design" (2008): the colours
 */
export function plotOf(lines: readonly Line[], labels: Labels): string {
  const points = lines.flatMap((line) => line.points);
  const x = axisOf(
    points.map(([value]) => value),
    { from: LEFT, to: WIDTH - RIGHT },
  );
  const y = axisOf(
    points.map(([, value]) => value),
    { from: HEIGHT - BOTTOM, to: TOP },
  );
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13">`,
    `<title>${labels.title}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>`,
    textAt(LEFT, TOP - 22, labels.title, 'font-size="16" font-weight="bold"'),
    ...y.ticks.map((tick) => {
      const at = y.at(tick);
      const grid = `<line x1="${LEFT}" y1="${at}" x2="${WIDTH - RIGHT}" y2="${at}" stroke="#dddddd"/>`;
      return grid + textAt(LEFT - 8, at + 4, String(tick), 'text-anchor="end"');
    }),
    ...x.ticks.map((tick) =>
      textAt(x.at(tick), HEIGHT - BOTTOM + 20, sizeText(tick), 'text-anchor="middle"'),
    ),
    textAt((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 16, labels.x, 'text-anchor="middle"'),
    textAt(LEFT - 8, TOP - 16, labels.y, 'text-anchor="end"'),
    ...lines.map(({ points: own }, index) => {
      const path = own.map(([atX, atY]) => `${x.at(atX)},${y.at(atY)}`).join(" ");
      const dots = own.map(([atX, atY]) => `<circle cx="${x.at(atX)}" cy="${y.at(atY)}" r="3.5"/>`).join("");
      const colour = colourOf(index);
      return `<g stroke="${colour}" fill="${colour}"><polyline points="${path}" fill="none" stroke-width="2"/>${dots}</g>`;
    }),
    ...labelsOf(lines, y.at),
    "</svg>",
  ];
  return `${parts.join("\n")}\n`;
}

const colourOf = (index: number): string => COLOURS[index % COLOURS.length] ?? "black";

/** From the power of ten below the least value to the one above the greatest. */
function axisOf(values: readonly number[], { from, to }: { readonly from: number; readonly to: number }) {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  const at = (value: number): number =>
    Math.round(from + ((Math.log10(value) - low) / (high - low)) * (to - from));
  return { at, ticks: Array.from({ length: high - low + 1 }, (_, step) => 10 ** (low + step)) };
}

// The name of a line stands at the height of its last point, or lower where another name stands there already.
function labelsOf(lines: readonly Line[], yAt: (value: number) => number): string[] {
  let lowest = 0;
  return lines
    .map(({ name, points }, index) => ({ name, index, at: yAt(points.at(-1)?.[1] ?? 1) }))
    .sort((one, other) => one.at - other.at)
    .map(({ name, index, at }) => {
      lowest = Math.max(at + 4, lowest + LABEL_DISTANCE);
      return textAt(WIDTH - RIGHT + 12, lowest, name, `fill="${colourOf(index)}"`);
    });
}

const textAt = (x: number, y: number, text: string, attributes = ""): string =>
  `<text x="${x}" y="${y}" ${attributes}>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</text>`;
