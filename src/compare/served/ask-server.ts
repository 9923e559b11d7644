import type { PromptItem } from '../../dataset/prompt-set.ts';
import type { GenerationAnswer } from '../../engine/server/openai-client.ts';
import { OpenAiClient } from '../../engine/server/openai-client.ts';
import type { RequestFailure } from '../../engine/server/request-failure.ts';
import { UserError } from '../../errors/errors.ts';
import { serverRemedy } from '../words/server-remedy.ts';
import type { ServerComparison } from './server-comparison.ts';

/** A server may load its model at the first request. */
const DEADLINE_MS = 120_000;

/** Sends one prompt. */
type Ask = (prompt: PromptItem['prompt']) => Promise<GenerationAnswer>;

/** Connects to a server that already runs. */
export async function withServer<Result>(
  arm: 'baseline' | 'candidate',
  comparison: ServerComparison,
  work: (ask: Ask) => Promise<Result>,
): Promise<Result> {
  const { modelName, endpoint, maxTokens } = comparison;
  const named = arm === 'baseline' ? comparison.baselineCredential : comparison.credential;
  const client = new OpenAiClient(comparison[arm], {
    connections: 1,
    deadlineMs: DEADLINE_MS,
    credential: named?.credential,
  });
  try {
    const settings = { model: modelName, endpoint, maxTokens, temperature: 0, seed: 1, logprobs: false };
    return await work((prompt) => client.generate({ ...settings, prompt }));
  } finally {
    await client.close();
  }
}

/**
 * Tries a server with one prompt, before anything is measured.
 *
 * @throws {UserError} If it does not answer.
 */
export async function tryServer(
  arm: 'baseline' | 'candidate',
  comparison: ServerComparison,
  prompt: PromptItem['prompt'],
): Promise<void> {
  await withServer(arm, { ...comparison, maxTokens: 1 }, async (ask) => {
    const answer = await ask(prompt);
    if (!answer.ok) throw noAnswer(comparison[arm], answer.failure);
  });
}

/** An error that says what to try. */
export const noAnswer = (url: string, failure: RequestFailure): UserError =>
  new UserError(
    `${url}: expected a server that answers a prompt in OpenAI's protocol, but ${failure.message.replace(/\.$/, '')}.`,
    serverRemedy(failure),
  );
