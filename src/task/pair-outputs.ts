import { elementKind } from '../dataset/convert-tensor.ts';
import { mayBeEqual } from '../inspect/diff/compare-signature.ts';
import type { TensorSignature } from '../model/model-facts.ts';
import { isOfOneOutput } from '../policy/task-output.ts';
import type { ScorerOptions } from './score/scorer.ts';
import { canBeRequested } from './select-output.ts';

/** How two models are scored on outputs of different names. */
export interface RenamedOutput {
  readonly baseline: string;
  readonly candidate: string;
  /**
   * `policy`: the candidate's policy names another output. `match`: each is the only one with its type and shape that the
   * other model does not have under the same name. `only`: each is the only output of its model.
   */
  readonly how: 'policy' | 'match' | 'only';
}

/** Two models, each with the names of its own outputs. */
interface PairedOutputs {
  readonly baseline: ScorerOptions;
  readonly candidate: ScorerOptions;
  readonly renamed: readonly RenamedOutput[];
}

/**
 * Pairs the outputs of two models that are scored alike. An output is chosen by the policy, or as the only one. A model
 * whose output is not chosen by either takes the other model's: the one of the same name, else a renamed one.
 */
export function pairOutputs(baseline: ScorerOptions, candidate: ScorerOptions): PairedOutputs {
  return isOfOneOutput(baseline.task) ? pairScored(baseline, candidate) : pairAll(baseline, candidate);
}

/** Outputs that can be compared by name, and renamed ones: the only ones of their type and shape that have no partner. */
export function findPairs(
  baseline: readonly TensorSignature[],
  candidate: readonly TensorSignature[],
): ReadonlyMap<string, string> {
  const [before, now] = [baseline, candidate].map((outputs) => outputs.filter(canBeRequested));
  return new Map(
    (before ?? []).flatMap(({ name }) => {
      const partner = partnerOf(name, before ?? [], now ?? []);
      return partner === undefined ? [] : [[name, partner] as const];
    }),
  );
}

function partnerOf(
  name: string,
  own: readonly TensorSignature[],
  others: readonly TensorSignature[],
): string | undefined {
  if (others.some((other) => other.name === name)) return name;
  const output = own.find((each) => each.name === name);
  const isUnpaired = ({ name: each }: TensorSignature, there: readonly TensorSignature[]) =>
    !there.some((other) => other.name === each);
  if (output === undefined) return undefined;
  const [partner, ...more] = others.filter((other) => isUnpaired(other, own) && isAlike(output, other));
  if (partner === undefined || more.length > 0) return undefined;
  const rivals = own.filter((each) => isUnpaired(each, others) && isAlike(each, partner));
  return rivals.length === 1 ? partner.name : undefined;
}

/** Whether two tensors have elements of the same kind, and no declared size differs. */
export const isAlike = (left: TensorSignature, right: TensorSignature): boolean =>
  elementKind(left.dtype) === elementKind(right.dtype) && mayBeEqual(left.shape, right.shape);

function pairAll(baseline: ScorerOptions, candidate: ScorerOptions): PairedOutputs {
  const pairs = findPairs(baseline.outputs, candidate.outputs);
  const positions = baseline.outputs.map(({ name }) => name);
  const other = (names: Iterable<readonly [string, string]>) => ({ names: new Map(names), positions });
  return {
    baseline: { ...baseline, other: other(pairs) },
    candidate: { ...candidate, other: other([...pairs].map(([before, now]) => [now, before])) },
    renamed: [...pairs]
      .filter(([before, now]) => before !== now)
      .map(([before, now]) => ({ baseline: before, candidate: now, how: 'match' as const })),
  };
}

function pairScored(baseline: ScorerOptions, candidate: ScorerOptions): PairedOutputs {
  const [wanted, own] = [nameOf(baseline), nameOf(candidate)];
  const [before, now] = [chosen(baseline), chosen(candidate)];
  // An output that the change names itself is looked up as it is.
  const isFixed = own !== undefined && own !== wanted;
  const scored = {
    baseline: before ?? (now && partnerIn(now, candidate, baseline)),
    candidate: now ?? (before === undefined || isFixed ? undefined : partnerIn(before, baseline, candidate)),
  };
  return {
    baseline: scoredOn(baseline, scored.baseline),
    candidate: scoredOn(candidate, scored.candidate),
    renamed: describe(scored, { isFixed, baseline, candidate }),
  };
}

const nameOf = ({ task }: ScorerOptions): string | undefined => ('output' in task ? task.output : undefined);

/** The output that a model is scored on by its policy alone. */
function chosen(model: ScorerOptions): string | undefined {
  const names = model.outputs.filter(canBeRequested).map(({ name }) => name);
  const named = nameOf(model);
  if (named !== undefined) return names.includes(named) ? named : undefined;
  return names.length === 1 ? names[0] : undefined;
}

const partnerIn = (name: string, from: ScorerOptions, to: ScorerOptions): string | undefined =>
  partnerOf(name, from.outputs.filter(canBeRequested), to.outputs.filter(canBeRequested));

function scoredOn(model: ScorerOptions, output: string | undefined): ScorerOptions {
  const { task } = model;
  if (output === undefined || !isOfOneOutput(task)) return model;
  return { ...model, task: { ...task, output } };
}

function describe(
  { baseline: before, candidate: now }: { baseline: string | undefined; candidate: string | undefined },
  { isFixed, baseline, candidate }: { isFixed: boolean; baseline: ScorerOptions; candidate: ScorerOptions },
): RenamedOutput[] {
  if (before === undefined || now === undefined || before === now) return [];
  const isMatch = partnerIn(before, baseline, candidate) === now;
  return [{ baseline: before, candidate: now, how: isFixed ? 'policy' : isMatch ? 'match' : 'only' }];
}
