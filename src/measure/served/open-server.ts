import type { Workspace } from '../../engine/onnxruntime/arm.ts';
import type { ConnectionOptions } from '../../engine/server/http-connections.ts';
import { OpenAiClient } from '../../engine/server/openai-client.ts';
import type { PromptArm } from '../../engine/server/served-arm.ts';
import { type Prompt, type PromptServer, sendPrompt } from './requests/send-prompt.ts';
import type { Sender } from './requests/send-requests.ts';
import { openLife, type ServerLife } from './server-life.ts';

/** A language-model server of one arm, with the client that talks to it. */
export type OpenServer = ServerLife & PromptServer & Sender<Prompt>;

/**
 * Starts an arm's server, or connects to the one that runs already.
 *
 * @param connections - Most requests at a time.
 * @throws {ModelFailure} If it does not get ready.
 */
export async function openServer(
  workspace: Workspace,
  arm: PromptArm,
  connections: number,
): Promise<OpenServer> {
  const connect = (url: string, options: ConnectionOptions): OpenAiClient => new OpenAiClient(url, options);
  const life = await openLife(workspace, arm, { connections, connect });
  const server = { arm, client: life.client };
  return {
    ...life,
    arm,
    hasTokens: true,
    send: async (prompt) => {
      const answer = await sendPrompt(server, prompt);
      if (!answer.ok) return answer;
      return { ok: true, endNs: answer.generation.endNs, tokens: answer.generation };
    },
  };
}
