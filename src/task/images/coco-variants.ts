import { ifFinite, type ScoreFormula } from '../score/score-formula.ts';
import { cocoPrecision } from './coco-score.ts';
import { THRESHOLDS } from './match-objects.ts';

/** Which thresholds and sizes an average precision is over. */
interface Variant {
  readonly name: string;
  /** Positions in `THRESHOLDS`. */
  readonly bits: readonly number[];
  /** Areas of the objects that count. */
  readonly area: readonly [least: number, most: number];
}

const ALL = THRESHOLDS.map((_, bit) => bit);
const ANY_AREA = [0, 1e10] as const;
const [SMALL, MEDIUM] = [32 ** 2, 96 ** 2];

/** The average precisions that COCO reports, by the metric of the policy. */
export const COCO_VARIANTS = {
  map: { name: 'mAP', bits: ALL, area: ANY_AREA },
  'map-50': { name: 'AP50', bits: [0], area: ANY_AREA },
  'map-75': { name: 'AP75', bits: [5], area: ANY_AREA },
  'map-small': { name: 'mAP of small objects', bits: ALL, area: [0, SMALL] },
  'map-medium': { name: 'mAP of medium objects', bits: ALL, area: [SMALL, MEDIUM] },
  'map-large': { name: 'mAP of large objects', bits: ALL, area: [MEDIUM, 1e10] },
} as const satisfies Readonly<Record<string, Variant>>;

/** COCO's average precision over the objects of all items. */
export function cocoFormula({ metric }: { readonly metric: keyof typeof COCO_VARIANTS }): ScoreFormula {
  const { name, bits } = COCO_VARIANTS[metric];
  return {
    name,
    better: 'higher',
    basis: 'set',
    compute: ifFinite((outcomes) => cocoPrecision(outcomes, bits)(() => 1)),
    resample: (outcomes) => cocoPrecision(outcomes, bits),
  };
}
