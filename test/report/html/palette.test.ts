import { describe, expect, it } from 'vitest';
import { ink, PALETTE, PART_TOKENS, type Token, variableOf } from '../../../src/report/html/draw/palette.ts';

/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(left: string, right: string): number {
  const [dark = 0, light = 0] = [luminance(left), luminance(right)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const tokens = Object.keys(PALETTE) as Token[];

describe('palette', () => {
  it('names each color, so that drawings can be colored by the page', () => {
    expect(tokens.map((token) => variableOf(ink(token)))).toEqual(tokens.map((token) => `var(--${token})`));
    expect(variableOf('#123456')).toBeUndefined();
  });

  it.each(['light', 'dark'] as const)('%s: text and data stand out from the page, as WCAG asks', (scheme) => {
    const of = (token: Token): number => contrast(PALETTE[token][scheme], PALETTE.surface[scheme]);
    for (const token of ['text', 'muted', 'limit'] as const) expect(of(token)).toBeGreaterThanOrEqual(4.5);
    for (const token of ['baseline', 'candidate'] as const) expect(of(token)).toBeGreaterThanOrEqual(3);
    // Stacked parts are framed and named in the order of the legend.
    for (const token of PART_TOKENS) expect(of(token)).toBeGreaterThanOrEqual(2);
  });
});
