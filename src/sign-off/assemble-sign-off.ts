import { InfrastructureError } from '../errors/errors.ts';
import type { Provenance } from '../gate/describe/provenance.ts';
import type { GateResult } from '../gate/gate-result.ts';
import type { ModelPolicy } from '../policy/model-policy.ts';
import { isInForce, waivesRow } from '../policy/waivers/waivers.ts';
import type { CommitNote } from '../records/commit-note.ts';
import { canonicalJson, digestFields } from '../records/comparability.ts';
import type { Refusal } from '../records/refusal.ts';
import { countHeavy } from '../verdict/row/evidence/fallback-share.ts';
import type { ModelVerdict } from '../verdict/verdict.ts';
import { decideSignOff } from './decide-sign-off.ts';
import type { FoundNightly } from './find-nightly.ts';
import type { ReleaseRules } from './read-release-rules.ts';
import {
  digestRecord,
  type NamedWaiver,
  type Repeat,
  SIGN_OFF_VERSION,
  type SignedModel,
  type SignedServer,
  type SignOff,
  type SignOffNote,
} from './sign-off-record.ts';

/** Which release is to be signed off, and who requested it. */
export interface SignOffOrder {
  readonly release: SignOff['release'];
  readonly triggeredBy: SignOff['triggeredBy'];
  /** Reasons against a sign-off that are known before anything is read. */
  readonly objections: readonly Refusal[];
  readonly notes: readonly CommitNote[];
}

/** Inputs of a record. */
export interface SignOffParts {
  readonly order: SignOffOrder;
  readonly rules: ReleaseRules;
  /** One for each model, in their order. */
  readonly nightlies: readonly FoundNightly[];
  /** One for each repeat. */
  readonly results: readonly { readonly seed: number; readonly result: GateResult }[];
  /** Why nothing was measured. */
  readonly refusals: readonly Refusal[];
  readonly baselineCommit: string | null;
  readonly at: Date;
  readonly gateVersion: string;
}

/**
 * Assembles the record of a sign-off, and decides it.
 *
 * @throws {InfrastructureError} If a model, its data or the machine changed between two repeats.
 */
export function assembleSignOff(parts: SignOffParts): SignOff {
  const { order, rules, results, at, gateVersion } = parts;
  const { profile, policy } = rules;
  const models = rules.models.map((model, index) => assembleModel(model, index, parts));
  const decided = decideSignOff({ models, profile });
  const unsealed: Omit<SignOff, 'digest'> = {
    version: SIGN_OFF_VERSION,
    ...decided,
    refusals: decided.signed ? [] : describeRefusals(parts, models),
    at: at.toISOString(),
    gate: { version: gateVersion },
    release: order.release,
    triggeredBy: order.triggeredBy,
    policy,
    profile,
    waivers: { file: rules.waivers, inForce: usedWaivers(parts, models) },
    models,
    notes: withoutDuplicates([...order.notes, ...results.flatMap(({ result }) => notesOf(result))]),
  };
  return { ...unsealed, digest: digestRecord(unsealed) };
}

function assembleModel(
  { id, limits, slices, dataSet }: ModelPolicy,
  index: number,
  parts: SignOffParts,
): SignedModel {
  const found = parts.nightlies[index];
  if (found === undefined) throw new TypeError(`no digest of model ${id}`);
  const repeats = parts.results.map(({ seed, result }) => ({
    seed,
    verdict: verdictOf(id, result),
    provenance: provenanceOf(id, result),
  }));
  expectUnchanged(id, found, repeats);
  const [first] = repeats;
  return {
    id,
    ...(dataSet && { dataSet }),
    sha256: found.sha256,
    sizeBytes: found.sizeBytes,
    files: [...found.files],
    limits: JSON.parse(JSON.stringify(limits)) as SignedModel['limits'],
    ...(slices && { slices: JSON.parse(JSON.stringify(slices)) as NonNullable<SignedModel['slices']> }),
    nightly: found.nightly,
    measured: first === undefined ? null : describeMeasured(first, parts.baselineCommit),
    repeats: repeats.map(({ seed, verdict }) => describeRepeat(verdict, seed, parts.rules.profile.budgetNs)),
  };
}

interface MeasuredModel {
  readonly verdict: ModelVerdict;
  readonly provenance: Provenance;
}

function verdictOf(id: string, { verdict }: GateResult): ModelVerdict {
  const found = verdict.models.find((model) => model.id === id);
  if (found === undefined) throw new TypeError(`no verdict on model ${id}`);
  return found;
}

function provenanceOf(id: string, { judged }: GateResult): Provenance {
  const found = judged.find(({ provenance }) => provenance.modelId === id)?.provenance;
  if (found === undefined) throw new TypeError(`no provenance of model ${id}`);
  return found;
}

/** What the nightly run tested, what each repeat measured and what is signed must be the same. */
function expectUnchanged(id: string, found: FoundNightly, repeats: readonly MeasuredModel[]): void {
  const [first] = repeats;
  for (const { verdict, provenance } of repeats) {
    const isSame =
      verdict.models.candidate.sha256 === found.sha256 &&
      canonicalJson(provenance) === canonicalJson(first?.provenance) &&
      verdict.models.baseline?.sha256 === first?.verdict.models.baseline?.sha256;
    if (isSame) continue;
    throw new InfrastructureError(
      `sign-off of "${id}": expected the same model, data and machine in every repeat, got others.`,
      'Something changed files during the run: run the sign-off again on a clean machine.',
    );
  }
}

function describeMeasured(
  { verdict, provenance }: MeasuredModel,
  commit: string | null,
): SignedModel['measured'] {
  const { dataset, comparability, environment, server } = provenance;
  const { baselineSource: source } = verdict;
  const { baseline } = verdict.models;
  const digested = (fields: Readonly<Record<string, string>>) => ({
    sha256: digestFields(fields),
    fields: { ...fields },
  });
  return {
    dataset,
    comparability: digested(comparability),
    environment: digested(environment),
    baseline: baseline === null || source === null ? null : { commit, sha256: baseline.sha256, source },
    ...(server !== undefined && { server: structuredClone(server) as SignedServer }),
  };
}

function describeRepeat(verdict: ModelVerdict, seed: number, budgetNs: number): Repeat {
  const { state, ending, rows, placement } = verdict;
  return {
    seed,
    budgetNs,
    state,
    ending,
    rows,
    fallback: {
      baseline: Object.fromEntries(countHeavy(placement.baseline)),
      candidate: Object.fromEntries(countHeavy(placement.candidate)),
    },
  };
}

/** The waivers in force that a row of any repeat rests on. */
function usedWaivers({ results, at }: SignOffParts, models: readonly SignedModel[]): NamedWaiver[] {
  return models.flatMap(({ id, repeats }) => {
    const waived = repeats.flatMap(({ rows }) => rows.filter(({ state }) => state === 'waived'));
    const known = results.slice(0, 1).flatMap(({ result }) => [...provenanceOf(id, result).waivers]);
    return known
      .filter((waiver) => isInForce(waiver, at))
      .filter((waiver) => waived.some((row) => waivesRow(waiver, row)));
  });
}

/** Why nothing was measured, else which repeats did not pass. */
function describeRefusals(
  { refusals, rules: { profile } }: SignOffParts,
  models: readonly SignedModel[],
): Refusal[] {
  if (refusals.length > 0) return [...refusals];
  return models.flatMap(({ id, repeats }) =>
    repeats.flatMap(({ state }, index): Refusal[] => {
      if (state === 'pass' || state === 'waived') return [];
      return [{ kind: 'repeat-not-passed', model: id, repeat: index + 1, of: profile.repeats, state }];
    }),
  );
}

const notesOf = ({ verdict }: GateResult): SignOffNote[] =>
  verdict.models.flatMap(({ id, notes }) =>
    notes.map((note) => ({ kind: 'of-model' as const, model: id, note })),
  );

/** Repeats have most of their notes in common. */
function withoutDuplicates(notes: readonly SignOffNote[]): SignOffNote[] {
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}
