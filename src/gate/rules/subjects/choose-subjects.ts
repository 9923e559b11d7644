import { UserError } from '../../../errors/errors.ts';
import { quoted } from '../../../errors/plain-text.ts';
import type { ModelPolicy } from '../../../policy/model-policy.ts';
import type { Policy } from '../../../policy/policy.ts';
import { withOutput } from '../../../policy/task-output.ts';
import type { Relocation } from '../../../verdict/facts/relocation.ts';
import type { ReadRules } from '../read-rules.ts';
import { capRuntime } from './cap-runtime.ts';
import { chooseEngine } from './choose-engine.ts';
import { findRenames } from './find-renames.ts';

/** The models that are judged, and how they relate to those of the base policy. */
interface Subjects {
  /** Those of the base policy, with file, runtime and scored output from the checkout, then the new ones. */
  readonly subjects: readonly ModelPolicy[];
  /** The base policy, with renamed models under their new id. */
  readonly basePolicy: Policy;
  /** By new id. */
  readonly relocations: ReadonlyMap<string, Relocation>;
}

/** Where the base policy comes from, and the state of its files in the change. */
type Base = Pick<ReadRules, 'path'> &
  Pick<NonNullable<ReadRules['base']>, 'oldFiles'> &
  Partial<Pick<NonNullable<ReadRules['base']>, 'fork'>>;

/**
 * Decides which models are judged. Every model of the base policy must be accounted for:
 *
 * - Its entry is still there: judged. If the entry names another file, the old file must be gone or unchanged, so that
 *   no changed model escapes.
 * - Its entry has another id: judged as a rename, by {@link findRenames}.
 * - Its entry is gone but its file is still there: judged as before.
 * - Both are gone: the base policy must call it `retired`.
 *
 * A model that the base policy does not have brings its own rules.
 *
 * @throws {UserError} If a model disappears without an explanation, its file is changed as well as moved, or its runtime
 *   settings take more of the machine than the base policy allows.
 */
export function chooseSubjects(base: Policy, head: Policy, { path, oldFiles, fork }: Base): Subjects {
  const named = new Map(head.models.map((model) => [model.id, model]));
  const removed = base.models.filter(({ id }) => !named.has(id));
  const renames = findRenames(base, head, removed);
  refuseUnclear(renames, fork, path);
  const isGone = ({ id }: ModelPolicy): boolean => oldFiles.get(id) === 'removed';
  const unexplained = removed.filter(
    (model) => isGone(model) && model.retired === undefined && !renames.has(model.id),
  );
  if (unexplained.length > 0) throw disappeared(path, unexplained, fork !== undefined);
  const basePolicy = {
    ...base,
    models: base.models.map((model) => ({ ...model, id: renames.get(model.id) ?? model.id })),
  };
  const relocations = new Map<string, Relocation>();
  const subjects = base.models.flatMap((model): ModelPolicy[] => {
    const subject = named.get(renames.get(model.id) ?? model.id);
    if (subject === undefined) return isGone(model) ? [] : [model];
    capRuntime(model, subject, path);
    const relocation = relocate(model, subject, { path, oldFiles, fork });
    if (relocation !== undefined) relocations.set(subject.id, relocation);
    const { id, artifact, runtime, state } = subject;
    const task = withOutput(model.task, subject);
    const engine = chooseEngine(model, subject, { path, prices: base.prices ?? head.prices });
    return [{ ...model, id, artifact, runtime, state, task, engine }];
  });
  const known = new Set(basePolicy.models.map(({ id }) => id));
  const added = head.models.filter(({ id }) => !known.has(id));
  return { subjects: [...subjects, ...added], basePolicy, relocations };
}

/** Models of the policy where the change left the branch of the base policy; none if it contains the base commit. */
const atFork = (fork: Base['fork']): readonly ModelPolicy[] =>
  fork?.policy.state === 'read' ? fork.policy.content.models : [];

/**
 * A change that gives one model the id of another, which the target branch has dropped, could choose that one as its baseline.
 *
 * @throws {UserError} If the policy where the change began has both ids of a rename.
 */
function refuseUnclear(renames: ReadonlyMap<string, string>, fork: Base['fork'], path: string): void {
  const began = new Set(atFork(fork).map(({ id }) => id));
  for (const [before, after] of renames) {
    if (!began.has(before) || !began.has(after)) continue;
    throw new UserError(
      `${path}: expected to know which model "${after}" was where the change began, got two: the change removes "${before}", and the target branch has removed "${after}" since.`,
      'Merge the target branch into the change first.',
    );
  }
}

/** Undefined if the change neither renames nor moves the model. */
function relocate(
  { id, artifact }: ModelPolicy,
  subject: ModelPolicy,
  { path, oldFiles, fork }: Base,
): Relocation | undefined {
  const isMoved = artifact !== subject.artifact;
  if (id === subject.id && !isMoved) return undefined;
  // The target branch may have renamed or moved it since.
  const before = atFork(fork).find((each) => each.id === subject.id);
  const isOwnRename = id !== subject.id && before === undefined;
  const isOwnMove = isMoved && (isOwnRename || (id === subject.id && before?.artifact !== subject.artifact));
  const oldFile = oldFiles.get(id) ?? 'not-in-git';
  if (isMoved && oldFile === 'changed') {
    throw new UserError(
      `${path}: models.${id}.artifact: expected the old file ${quoted(artifact)} to be removed or unchanged, got other content, while the change moves the model to ${quoted(subject.artifact)}.`,
      'The changed file would not be judged. Remove it, restore it, or leave the path as it is.',
    );
  }
  if (!isOwnRename && !isOwnMove) return undefined;
  return {
    ...(isOwnRename && { formerId: id }),
    ...(isOwnMove && oldFile !== 'changed' && { moved: { from: artifact, to: subject.artifact, oldFile } }),
  };
}

/** @param isBehind - Whether the target branch has commits that the change lacks. */
const disappeared = (path: string, models: readonly ModelPolicy[], isBehind: boolean): UserError =>
  new UserError(
    `${path}: expected every model of the base policy, got none with the id ${models.map(({ id }) => `"${id}"`).join(' or ')}, and no file at ${models.map(({ artifact }) => quoted(artifact)).join(' or ')}.`,
    `${isBehind ? 'If the target branch has got it since, merge that branch into the change first. ' : ''}To rename a model, change only \`id\`, \`artifact\`, \`runtime\` and \`task.output\` and keep the rest of its entry. To remove one, first merge a policy change that adds \`retired: <reason>\` to it.`,
  );
