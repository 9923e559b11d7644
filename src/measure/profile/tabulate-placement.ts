import type { PlacementReason, RuntimeLog } from '../../engine/onnxruntime/read-runtime-log.ts';
import type { PlacementRow } from '../arm-measurement.ts';
import type { TimedNode } from './time-nodes.ts';
import { isCopy } from './time-run.ts';

type Role = PlacementRow['role'];

const CPU = 'CPUExecutionProvider';

/** Vectors up to this length are shapes, indices or scales: computing on them takes no time on any device. */
const MAX_SHAPE_ELEMENTS = 64;

/** Operators that change how numbers are stored but not their values. */
const REFORMATTING: readonly string[] = [
  'Cast',
  'Transpose',
  'ReorderInput',
  'ReorderOutput',
  'QuantizeLinear',
  'DequantizeLinear',
  'DynamicQuantizeLinear',
];

/**
 * Tabulates which operators ran where, why, in which precision and for how long; longest first.
 *
 * @param wantsDevice - Whether the policy names a provider other than the CPU. If so, operators on the CPU have fallen back.
 */
export function tabulatePlacement(
  nodes: readonly TimedNode[],
  { wantsDevice, log }: { wantsDevice: boolean; log: RuntimeLog },
): PlacementRow[] {
  const totalNs = nodes.reduce((sum, { nsPerRun }) => sum + nsPerRun, 0);
  const rows = new Map<string, PlacementRow>();
  for (const node of nodes) {
    const { operator, provider } = node;
    const role = roleOf(node, wantsDevice);
    const kind = { operator, provider, precision: precisionOf(node), role };
    const key = JSON.stringify(kind);
    const before = rows.get(key);
    const nsPerRun = (before?.nsPerRun ?? 0) + node.nsPerRun;
    rows.set(key, {
      ...kind,
      nodes: (before?.nodes ?? 0) + 1,
      nsPerRun,
      timeShare: totalNs === 0 ? 0 : Math.min(nsPerRun / totalNs, 1),
      reason: before?.reason ?? reasonOf(node, role, log),
    });
  }
  return [...rows.values()].sort(
    (a, b) => b.nsPerRun - a.nsPerRun || a.operator.localeCompare(b.operator, 'en'),
  );
}

function roleOf(node: TimedNode, wantsDevice: boolean): Role {
  const isElsewhere = wantsDevice && node.provider === CPU;
  if (isCopy(node.operator) || isElsewhere) {
    if (isShapeArithmetic(node)) return 'shape';
    return isCopy(node.operator) ? 'copy' : 'fallback';
  }
  return REFORMATTING.includes(node.operator) ? 'reformat' : 'kernel';
}

/**
 * Whether a node only computes shapes: it reads only the shape of its input, or all its inputs and outputs are scalars or
 * short vectors. Runtimes place such nodes on the CPU on purpose.
 */
function isShapeArithmetic({ operator, inputs, outputs }: TimedNode): boolean {
  if (operator === 'Shape' || operator === 'Size') return true;
  return (
    outputs.length > 0 &&
    [...inputs, ...outputs].every(({ shape }) => shape.length <= 1 && (shape[0] ?? 1) <= MAX_SHAPE_ELEMENTS)
  );
}

const precisionOf = ({ inputs, outputs }: TimedNode): string => (inputs[0] ?? outputs[0])?.dtype ?? '';

function reasonOf({ node, operator }: TimedNode, role: Role, log: RuntimeLog): PlacementReason | null {
  if (isCopy(operator)) return log.addsCopies ? 'crosses-devices' : null;
  if (role !== 'fallback' && role !== 'shape') return null;
  return log.reasons.get(node) ?? (log.withoutKernel.has(operator) ? 'no-kernel' : null);
}
