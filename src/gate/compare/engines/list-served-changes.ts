import { isDeepStrictEqual } from 'node:util';
import type { StagedArtifact } from '../../../model/stage-artifact.ts';
import type { ModelPolicy } from '../../../policy/model-policy.ts';
import { type Change, compareSettings } from '../../../verdict/facts/changes.ts';
import type { Run, ServedCandidate } from '../../run.ts';
import type { ListedChanges } from '../list-changes.ts';
import { changedFiles, type ServerProgram } from '../program/server-program.ts';

/** Names that a change lists. */
const MAX_NAMES = 6;

/** Properties of the baseline's arm. */
interface BaselineFacts {
  readonly preparedArm: { readonly arm: { readonly model: StagedArtifact } };
  /** Undefined if no server runs it. */
  readonly program: ServerProgram | undefined;
}

/** Compares artifacts, programs and settings of two arms that are asked request by request. */
export function listServedChanges(
  { baselinePolicy, model }: Pick<Run, 'baselinePolicy' | 'model'>,
  { preparedArm, program }: ServedCandidate,
  before: BaselineFacts | undefined,
): ListedChanges {
  const settings = compareSettings(baselinePolicy, model);
  if (before === undefined)
    return { changes: settings, changesUnknown: 'no-baseline-file', precision: undefined };
  const changes = [
    ...compareArtifacts(before.preparedArm.arm.model, preparedArm.arm.model),
    ...comparePrograms({ before: baselinePolicy, now: model }, before.program, program),
    ...settings,
  ];
  return { changes, changesUnknown: undefined, precision: undefined };
}

/** A changed command line identifies another program; changed files count only within the same program. */
function comparePrograms(
  { before: { engine: before }, now }: { readonly before: ModelPolicy; readonly now: ModelPolicy },
  ...[own, other]: readonly (ServerProgram | undefined)[]
): Change[] {
  const { engine } = now;
  if (own === undefined || other === undefined || before.kind !== 'server' || engine.kind !== 'server')
    return [];
  const has = ({ files }: ServerProgram, wanted: string): boolean =>
    files.some(({ name }) => name === wanted);
  const isSameStart = isDeepStrictEqual(before.start, engine.start);
  const names = changedFiles(own, other).filter(
    (name) => isSameStart || (has(own, name) && has(other, name)),
  );
  if (names.length === 0) return [];
  const head = now['baseline-engine'] === undefined ? 'server' : 'engine';
  return [{ kind: 'program', head, files: names.slice(0, MAX_NAMES), of: names.length }];
}

function compareArtifacts(before: StagedArtifact, now: StagedArtifact): Change[] {
  if (before.sha256 === now.sha256) return [];
  const names = changedFiles(before, now);
  return [
    {
      kind: 'served-artifact',
      head: 'artifact',
      files: names.slice(0, MAX_NAMES),
      of: names.length,
      sizes: { before: before.sizeBytes, after: now.sizeBytes },
    },
  ];
}
