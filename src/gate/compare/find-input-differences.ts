import { isDeepStrictEqual } from 'node:util';
import type { PreparedArm } from '../../measure/measure-arms.ts';
import type { Difference } from '../../records/difference.ts';

type InputDifference = Extract<Difference, { kind: 'input' }>;
type InputType = NonNullable<InputDifference['baseline']>;

/** Inputs in which two models differ, so that they cannot be given the same items. */
export function findInputDifferences(baseline: PreparedArm, candidate: PreparedArm): InputDifference[] {
  const [before, now] = [inputsOf(baseline), inputsOf(candidate)];
  return [...new Set([...before.keys(), ...now.keys()])]
    .map((name) => ({
      kind: 'input' as const,
      name,
      baseline: before.get(name) ?? null,
      candidate: now.get(name) ?? null,
    }))
    .filter((each) => !isDeepStrictEqual(each.baseline, each.candidate));
}

const inputsOf = ({ arm }: PreparedArm): Map<string, InputType> =>
  new Map(
    arm.model.facts.inputs.map(({ name, dtype, shape }) => [name, { dtype, rank: shape?.length ?? null }]),
  );
