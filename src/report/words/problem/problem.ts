import type { Mismatch, Problem, Unreadable } from '../../../verdict/facts/problem.ts';
import { differenceText } from '../baseline/difference.ts';
import { contradictionText } from './contradiction.ts';

/** What is wrong with the results of several jobs: one clause, without a full stop. */
export function problemText(problem: Problem): string {
  switch (problem.kind) {
    case 'job-not-successful':
      return `job \`${problem.job}\` did not succeed (${problem.result})`;
    case 'unreadable-file':
      return `\`${problem.place}\` is not a result of this gate: ${unreadableText(problem.why)}`;
    case 'refused-result':
      return `the result for ${resultText(problem.result)} in \`${problem.place}\` ${mismatchText(problem.why)}`;
    case 'no-result':
      return `\`${problem.model}\` has no result: its measuring job left none`;
    case 'several-results':
      return `\`${problem.model}\` has ${problem.results} results, expected one`;
    case 'whole-and-shards':
      return `\`${problem.model}\` has both a result for all items and results for shards`;
    case 'different-splits':
      return `\`${problem.model}\` has shards from different splits: ${problem.of.map((of) => `of ${of}`).join(', ')}`;
    case 'duplicate-shard':
      return `\`${problem.model}\` has more than one result for ${shardText(problem.shard)}`;
    case 'missing-shards':
      return `\`${problem.model}\` has no result for ${problem.shards.length === 1 ? 'shard' : 'shards'} ${problem.shards.join(', ')} of ${problem.of}`;
    case 'job-failed':
      return `${resultText(problem.result)}: ${problem.message}`;
    case 'result-without-verdict':
      return `the result for \`${problem.model}\` has no verdict`;
    case 'contradiction':
      return `the result for \`${problem.model}\` contradicts itself: ${contradictionText(problem.contradiction)}`;
    case 'shard-without-outcomes':
      return `a shard of \`${problem.model}\` has no outcomes`;
    case 'other-settings':
      return `\`${problem.model}\`, ${shardText(problem.shard)}, was scored with different settings from the first shard’s: ${problem.differences.map(differenceText).join('; ')}`;
    case 'other-file':
      return `\`${problem.model}\`, ${shardText(problem.shard)}, was scored with a different ${problem.arm} from the first shard’s`;
    case 'shards-of-different-sets':
      return `the shards of \`${problem.model}\` do not make up one set: ${problem.message}`;
    case 'untrusted':
      return `the verdict job of that run reported ${problem.problems === 1 ? 'one problem' : `${problem.problems} problems`}`;
  }
}

type Named = Extract<Problem, { kind: 'job-failed' }>['result'];

const resultText = ({ model, shard }: Named): string =>
  shard === null ? `\`${model}\`` : `\`${model}\`, ${shardText(shard)}`;

const shardText = ({ index, of }: NonNullable<Named['shard']>): string => `shard ${index} of ${of}`;

const FIELDS: Readonly<Record<Extract<Mismatch, { kind: 'other-identity' }>['field'], string>> = {
  repository: 'repository',
  runId: 'run',
  commit: 'commit',
  baselineCommit: 'baseline commit',
  use: 'use',
  policy: 'policy',
  gate: 'version of the gate',
};

function mismatchText(why: Mismatch): string {
  switch (why.kind) {
    case 'other-identity':
      return `is from a different ${FIELDS[why.field]}: expected ${shortened(why.expected)}, got ${shortened(why.got)}`;
    case 'later-attempt':
      return `is of attempt ${why.got}, which is later than this one (${why.expected})`;
    case 'unknown-model':
      return 'is for a model that is not in the policy';
    case 'not-on-fallback':
      return 'was not measured as a CPU fallback, which the route job chose: pass its output `fallback` to the measuring job';
    case 'on-fallback':
      return 'was measured as a CPU fallback, which the route job did not choose';
  }
}

function unreadableText(why: Unreadable): string {
  switch (why.kind) {
    case 'not-a-file':
      return 'it is a link or a folder, not a file';
    case 'too-large':
      return `it has ${why.bytes} bytes, more than ${why.maxBytes}`;
    case 'not-json':
      return 'it is not JSON';
    case 'not-read':
      return `it could not be read (${why.message})`;
    case 'invalid':
      return why.path === '' ? why.message : `\`${why.path}\`: ${why.message}`;
  }
}

const MAX_CHARACTERS = 100;

/** A digest by its first characters; any other name cut to fit on a line. */
const shortened = (name: string | null): string =>
  name === null ? 'none' : name.slice(0, /^[0-9a-f]{40,64}$/.test(name) ? 12 : MAX_CHARACTERS);
