import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { ECHO_LLM } from './servers.ts';

/** How many prompts, and how long their answers are. */
interface EchoPrompts {
  readonly count: number;
  readonly tokens: number;
}

/** Writes prompts whose labels are what the language-model server without a model answers to them. */
export async function writeEchoPrompts(file: string, { count, tokens }: EchoPrompts): Promise<void> {
  const child = spawn(process.execPath, [ECHO_LLM, '--port', '0', '--tokens', String(tokens)]);
  try {
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const port = /port (\d+)$/.exec(line)?.[1];
    const items: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const prompt = `Question ${index}`;
      items.push(
        JSON.stringify({ prompt, label: await answerOf(`http://127.0.0.1:${port}`, { prompt, tokens }) }),
      );
    }
    writeFileSync(file, `${items.join('\n')}\n`);
  } finally {
    child.kill();
  }
}

async function answerOf(
  origin: string,
  { prompt, tokens }: { readonly prompt: string; readonly tokens: number },
): Promise<string> {
  const body = JSON.stringify({ messages: [{ role: 'user', content: prompt }], max_tokens: tokens });
  const answer = await fetch(`${origin}/v1/chat/completions`, { method: 'POST', body });
  const { choices } = (await answer.json()) as { choices: { message: { content: string } }[] };
  return choices[0]?.message.content ?? '';
}
