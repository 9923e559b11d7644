import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { jsonText } from '../../files/json-text.ts';
import { writeFiles } from '../../files/write-files.ts';
import type { WithoutPolicy } from '../../gate/gate-request.ts';
import { closeWorkspace, openWorkspace } from '../../measure/workspace.ts';
import type { ModelPolicy } from '../../policy/model-policy.ts';
import { parsePolicy } from '../../policy/read-policy.ts';
import type { TextScore } from '../../policy/served/text-task.ts';
import { type Making, shown } from '../file-comparison.ts';
import type { ServerComparison } from './server-comparison.ts';
import { writePrompts } from './write-prompts.ts';

/** A policy for two servers, with its prompts next to it. Paths are absolute. */
interface MadeServerPolicy {
  readonly policyFile: string;
  /** Placeholder for the models, which the gate does not see. */
  readonly artifact: string;
  readonly withoutPolicy: WithoutPolicy;
}

const POLICY = 'policy.yml';
const ITEMS = 'prompts.jsonl';
const ARTIFACT = 'servers.txt';

/**
 * Makes a policy for two servers that already run, in a private folder that is removed afterwards.
 *
 * @throws {UserError} If the prompts cannot be read, or a server does not answer.
 */
export async function withoutServerPolicy<Result>(
  comparison: ServerComparison,
  { bundleFolder, progress }: Pick<Making, 'bundleFolder' | 'progress'>,
  work: (made: MadeServerPolicy) => Promise<Result>,
): Promise<Result> {
  const guess = makePolicy(comparison, { score: 'token-f1', isLabelled: false });
  const [model] = parsePolicy(jsonText(guess), POLICY).models as [ModelPolicy];
  const workspace = await openWorkspace({ bundleFolder, runtime: model.runtime, isolation: 'process' });
  try {
    const folder = join(workspace.directory, 'without-policy');
    await mkdir(folder);
    const { notes, ...task } = await writePrompts(join(folder, ITEMS), comparison, progress);
    await writeFiles(folder, {
      [POLICY]: jsonText(makePolicy(comparison, task)),
      [ARTIFACT]: `${comparison.baseline}\n${comparison.candidate}\n`,
    });
    return await work({
      policyFile: join(folder, POLICY),
      artifact: join(folder, ARTIFACT),
      withoutPolicy: { notes, compare: optionsOf(comparison) },
    });
  } finally {
    await closeWorkspace(workspace);
  }
}

/** The limits are those that `init` proposes. A score that compares two texts has none: correct texts differ, too. */
const makePolicy = (
  { baseline, candidate, modelName, endpoint, maxTokens, credential, baselineCredential }: ServerComparison,
  { score, isLabelled }: { readonly score: TextScore; readonly isLabelled: boolean },
) => ({
  version: 1,
  'one-change': 'off',
  models: [
    {
      id: 'model',
      artifact: ARTIFACT,
      engine: {
        kind: 'server',
        protocol: 'openai',
        url: candidate,
        'baseline-url': baseline,
        ...(credential && { credential: { variable: credential.variable } }),
        ...(baselineCredential && { 'baseline-credential': { variable: baselineCredential.variable } }),
        'model-name': modelName,
        endpoint,
      },
      dataset: { path: ITEMS },
      generation: { 'max-tokens': maxTokens, temperature: 0, seed: 1 },
      task: { kind: 'text', score },
      limits: {
        'ttft-p95': { 'max-increase': '10%' },
        'tpot-p95': { 'max-increase': '10%' },
        'error-rate': { max: '0%' },
        'output-length': { 'max-change': '10%' },
        ...(isLabelled && { 'task-score': { 'max-drop': '1pp' } }),
      },
    },
  ],
});

const optionsOf = (comparison: ServerComparison): WithoutPolicy['compare'] => {
  const { baseline, candidate, prompts, modelName, endpoint, maxTokens } = comparison;
  const [credential, baselineCredential] = [comparison.credential, comparison.baselineCredential];
  return {
    servers: {
      ...{ baseline, candidate, modelName, endpoint, maxTokens },
      ...(credential && { credential: credential.variable }),
      ...(baselineCredential && { baselineCredential: baselineCredential.variable }),
      ...(prompts !== undefined && { prompts: shown(prompts) }),
    },
  };
};
