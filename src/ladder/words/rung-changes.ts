import { changeText } from '../../report/words/changes.ts';
import type { RungChange } from '../ladder-verdict.ts';

/** What a rung changes: "artifact: `ladder/int8.onnx`; intra-op-threads: 1 → 2". */
export function rungChangesText(changes: readonly RungChange[]): string {
  return changes.length === 0
    ? 'nothing: the model has this setting already'
    : changes.map(rungChangeText).join('; ');
}

const rungChangeText = (change: RungChange): string =>
  change.kind === 'artifact' ? `artifact: \`${change.artifact}\`` : changeText(change);
