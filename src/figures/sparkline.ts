const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** Figures as a line of bars, the smallest lowest. All are in the middle if they are equal; empty for none. */
export function sparkline(values: readonly number[]): string {
  const low = Math.min(...values);
  const span = Math.max(...values) - low;
  const bar = (value: number): string =>
    BARS[span === 0 ? 3 : Math.round(((value - low) / span) * (BARS.length - 1))] ?? BARS[0];
  return values.map(bar).join('');
}
