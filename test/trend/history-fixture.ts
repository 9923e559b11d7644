import type { HistoryLine } from '../../src/baseline/history.ts';
import { normal, uniform } from '../stats/otava-series.ts';

export const NIGHT_MS = 86_400_000;
export const FIRST_NIGHT = Date.UTC(2026, 8, 1, 3, 17);

const digest = (sign: string): string => sign.repeat(64);

/** Full SHA of the commit of a night. */
export const commitOf = (night: number): string => ((night + 17) * 0x9e3779b1).toString(16).padEnd(40, '7');

/** One line: 4.1 ms, a model of digest aaa… on machine eee…, the night's own commit. */
export function line(night: number, given: Partial<HistoryLine> = {}): HistoryLine {
  const id = String(1000 + night);
  return {
    version: 1,
    run: { id, attempt: '1', url: `https://github.com/o/r/actions/runs/${id}/attempts/1` },
    modelId: 'ocr',
    commit: commitOf(night),
    recordedAt: new Date(FIRST_NIGHT + night * NIGHT_MS).toISOString(),
    model: digest('a'),
    comparability: digest('c'),
    environment: digest('e'),
    figures: { 'latency-p95': 4.1e6 },
    use: 'nightly',
    ...given,
  };
}

export interface Story {
  readonly nights: number;
  readonly seed?: number;
  /** Night-to-night deviation, as a share. */
  readonly noise?: number;
  /** Factor on the latency of a night. */
  readonly factor?: (night: number) => number;
  readonly given?: (night: number) => Partial<HistoryLine>;
  readonly isMissing?: (night: number) => boolean;
}

/** Nights with noise of 2 % about 4.1 ms. */
export function nights(story: Story): HistoryLine[] {
  const next = uniform(story.seed ?? 1);
  return Array.from({ length: story.nights }, (_, night) => night).flatMap((night) => {
    const latency = 4.1e6 * (story.factor?.(night) ?? 1) * (1 + (story.noise ?? 0.02) * normal(next));
    if (story.isMissing?.(night)) return [];
    return [line(night, { figures: { 'latency-p95': latency }, ...story.given?.(night) })];
  });
}

/** A model digest that changes on a night. */
export const newModelFrom =
  (first: number) =>
  (night: number): Partial<HistoryLine> => ({ model: digest(night < first ? 'a' : 'b') });
