import { jsonText } from '../../files/json-text.ts';
import type { BadgeFact } from '../badge.ts';
import { BADGE_LABEL, badgeText } from '../words/history-page.ts';

const COLORS: Readonly<Record<BadgeFact['kind'], readonly [name: string, hex: string]>> = {
  'no-runs': ['lightgrey', '#6e7781'],
  passing: ['brightgreen', '#1a7f37'],
  undecided: ['yellow', '#9a6700'],
  blocked: ['red', '#cf222e'],
  regressions: ['red', '#cf222e'],
};

/** The badge for shields.io. @see https://shields.io/badges/endpoint-badge */
export function renderBadgeJson(fact: BadgeFact): string {
  const [color] = COLORS[fact.kind];
  return jsonText({ schemaVersion: 1, label: BADGE_LABEL, message: badgeText(fact), color });
}

const CHARACTER_WIDTH = 7;
const PADDING = 10;

/** The badge as a separate picture, without scripts or fonts from elsewhere. */
export function renderBadgeSvg(fact: BadgeFact): string {
  const message = badgeText(fact);
  const [, color] = COLORS[fact.kind];
  const [left, right] = [BADGE_LABEL, message].map((text) => text.length * CHARACTER_WIDTH + PADDING) as [
    number,
    number,
  ];
  const text = (content: string, from: number, width: number): string =>
    `<text x="${from + width / 2}" y="14" textLength="${width - PADDING}">${content}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${BADGE_LABEL}: ${message}"><title>${BADGE_LABEL}: ${message}</title><rect width="${left}" height="20" fill="#444c56"/><rect x="${left}" width="${right}" height="20" fill="${color}"/><g fill="#fff" text-anchor="middle" font-family="Verdana,sans-serif" font-size="11">${text(BADGE_LABEL, 0, left)}${text(message, left, right)}</g></svg>\n`;
}
