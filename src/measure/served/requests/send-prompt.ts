import { createHash } from 'node:crypto';
import type { PromptItem } from '../../../dataset/prompt-set.ts';
import type { GenerationRequest } from '../../../engine/server/openai/generation-request.ts';
import type { GenerationAnswer, OpenAiClient } from '../../../engine/server/openai-client.ts';
import type { PromptArm } from '../../../engine/server/served-arm.ts';

export type Prompt = PromptItem['prompt'];

/** A language model, and the client that talks to its server. */
export interface PromptServer {
  readonly arm: PromptArm;
  readonly client: OpenAiClient;
}

/** Sends a prompt with the policy's settings, which both arms share. */
export function sendPrompt(
  { arm: { engine, generation }, client }: PromptServer,
  prompt: Prompt,
  { logprobs = false }: { readonly logprobs?: boolean } = {},
): Promise<GenerationAnswer> {
  const request: GenerationRequest = {
    model: engine['model-name'],
    prompt,
    endpoint: engine.endpoint,
    maxTokens: generation['max-tokens'],
    temperature: generation.temperature,
    seed: generation.seed,
    logprobs,
  };
  return client.generate(request);
}

/**
 * A prompt with a text in front that it never had before, so that no cache of prompts answers. Both arms get the same.
 *
 * @param place - What makes the text unique: seed, launch and number of the request.
 */
export function saltPrompt(prompt: Prompt, place: readonly number[]): Prompt {
  if (typeof prompt === 'string') return saltText(prompt, place);
  return prompt.map((message, index) =>
    index === 0 ? { ...message, content: saltText(message.content, place) } : message,
  );
}

/** As {@link saltPrompt}, of one text. */
export function saltText(text: string, place: readonly number[]): string {
  const salt = createHash('sha256').update(place.join(' ')).digest('hex').slice(0, 12);
  return `[${salt}] ${text}`;
}
