/** Names of the colors that charts and page use; each is a CSS variable of the page. */
export type Token =
  | 'text'
  | 'muted'
  | 'surface'
  | 'line'
  | 'baseline'
  | 'candidate'
  | 'limit'
  | `part-${1 | 2 | 3 | 4 | 5 | 6 | 7}`;

interface Shades {
  readonly light: string;
  readonly dark: string;
}

/**
 * Every color in both schemes, as lower-case hex. Data has the colors of Okabe and Ito, which people with any kind of color
 * blindness tell apart. No chart relies on color alone.
 *
 * @see Okabe & Ito (2008), "Color Universal Design", https://jfly.uni-koeln.de/color/
 */
export const PALETTE: Readonly<Record<Token, Shades>> = {
  text: { light: '#1f2328', dark: '#e6edf3' },
  muted: { light: '#59636e', dark: '#9198a1' },
  surface: { light: '#fefefe', dark: '#0d1117' },
  line: { light: '#d1d9e0', dark: '#3d444d' },
  baseline: { light: '#0072b2', dark: '#56b4e9' },
  candidate: { light: '#d55e00', dark: '#e69f00' },
  limit: { light: '#010101', dark: '#f0f6fc' },
  'part-1': { light: '#0072b3', dark: '#0072b2' },
  'part-2': { light: '#e69f00', dark: '#e69f00' },
  'part-3': { light: '#009e73', dark: '#009e73' },
  'part-4': { light: '#cc79a7', dark: '#cc79a7' },
  'part-5': { light: '#56b4e9', dark: '#56b4e9' },
  'part-6': { light: '#d55e01', dark: '#d55e00' },
  'part-7': { light: '#7f7f7f', dark: '#8f8f8f' },
};

/** A color as ECharts draws it; `renderSvg` replaces it by the variable. Each token has its own shade for that. */
export const ink = (token: Token): string => PALETTE[token].light;

/** Colors of stacked parts, in order. */
export const PART_TOKENS = [
  ...(['part-1', 'part-2', 'part-3', 'part-4', 'part-5', 'part-6', 'part-7'] as const),
] as const satisfies readonly Token[];

const TOKENS_BY_INK = new Map(Object.entries(PALETTE).map(([token, { light }]) => [light, token]));

/** `var(--candidate)` for a color of {@link ink}; undefined for any other. */
export function variableOf(color: string): string | undefined {
  const token = TOKENS_BY_INK.get(color.toLowerCase());
  return token === undefined ? undefined : `var(--${token})`;
}

/** Custom properties of one scheme, for the style sheet. */
export const paletteVariables = (scheme: keyof Shades): string =>
  Object.entries(PALETTE)
    .map(([token, shades]) => `--${token}:${shades[scheme]}`)
    .join(';');
