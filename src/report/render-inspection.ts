import { plainText } from '../errors/plain-text.ts';
import type { ModelChange } from '../inspect/diff/change.ts';
import type { ModelInspection } from '../inspect/model-inspection.ts';
import { MAX_SENTENCE_CHARACTERS } from './markdown/escape-markdown.ts';
import { changeText } from './words/model/changes.ts';
import { comparisonTitle, type InspectionEntry, inspectionEntries } from './words/model/inspection.ts';

/** A model file's contents for a terminal, one fact per line. */
export function renderInspection(shownPath: string, inspection: ModelInspection): string {
  return `${plainText(shownPath, MAX_SENTENCE_CHARACTERS)}\n\n${renderEntries(inspectionEntries(inspection))}`;
}

/** Two models, and what changed from the first to the second. */
interface ShownChanges {
  readonly baselinePath: string;
  readonly candidatePath: string;
  readonly changes: readonly ModelChange[];
  /** Whether only a sample of the weights was compared. */
  readonly isSampled: boolean;
}

/** What changed between two models, one line per change. */
export function renderModelChanges({
  baselinePath,
  candidatePath,
  changes,
  isSampled,
}: ShownChanges): string {
  const [from, to] = [baselinePath, candidatePath].map((path) => plainText(path, MAX_SENTENCE_CHARACTERS));
  const title = comparisonTitle(`${from} → ${to}`, changes, isSampled);
  const entries = changes.map((change): InspectionEntry => [change.head, changeText(change)]);
  return entries.length === 0 ? `${title}\n` : `${title}\n\n${renderEntries(entries)}`;
}

/** An inspection as JSON can represent it, without the digests of single tensors. */
export function inspectionJson(inspection: ModelInspection): unknown {
  const { weights, ...rest } = inspection;
  return toJson({
    ...rest,
    weights: { count: weights.tensors.size, all: weights.all, quantization: weights.quantization },
  });
}

function toJson(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, inner: unknown) => {
      if (inner instanceof Map) return Object.fromEntries(inner);
      return inner instanceof Set ? [...inner] : inner;
    }),
  );
}

function renderEntries(entries: readonly InspectionEntry[]): string {
  const width = Math.max(...entries.map(([label]) => label.length));
  const shown = entries.flatMap(([label, ...lines]) =>
    lines.map(
      (line, index) =>
        `  ${(index === 0 ? label : '').padEnd(width)}  ${plainText(line, MAX_SENTENCE_CHARACTERS)}`,
    ),
  );
  return `${shown.join('\n')}\n`;
}
