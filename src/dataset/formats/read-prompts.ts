import { UserError } from '../../errors/errors.ts';
import { didYouMean } from '../../errors/nearest-name.ts';
import { listNames, show } from '../data-error.ts';
import type { ChatMessage, PromptItem } from '../prompt-set.ts';
import type { DataFile } from '../regression-set.ts';
import { type JsonLine, readEntries, readJsonLines } from './json-lines.ts';

/**
 * The items of a `.jsonl` or `.jsonl.gz` file of prompts, one per line: `{ "id"?, "prompt" or "messages", "label"?,
 * "slice"? }`. Empty lines are skipped. Holds one line in memory at a time.
 *
 * @throws {UserError} At a line that is not JSON, has an unknown key, or has no prompt that a model could answer.
 */
export async function* readPrompts(source: DataFile): AsyncGenerator<PromptItem, void, undefined> {
  for await (const line of readJsonLines(source, SHAPE)) {
    const { values, id, slice, place } = line;
    yield { id, prompt: readPrompt(line), label: values.get('label'), slice, place };
  }
}

const SHAPE = {
  keys: ['id', 'prompt', 'messages', 'label', 'slice'],
  hint: 'Write one item per line: {"prompt": "…", "label": …} or {"messages": [{"role": "user", "content": "…"}], "label": …}. "id" and "slice" are optional.',
};

const ROLES = ['system', 'user', 'assistant'] as const;

/** No model of today takes more; a longer one is a mistake in the file. */
const MAX_PROMPT_BYTES = 2 ** 20;

function readPrompt({ values, place }: JsonLine): PromptItem['prompt'] {
  const given = ['prompt', 'messages'].filter((key) => values.has(key));
  if (given.length !== 1) {
    throw new UserError(
      `${place}: expected either "prompt" or "messages", got ${given.length === 0 ? 'neither' : 'both'}.`,
      SHAPE.hint,
    );
  }
  const prompt = values.has('prompt')
    ? readText(values.get('prompt'), '"prompt"', place)
    : readMessages(values.get('messages'), place);
  refuseLong(prompt, place);
  return prompt;
}

function readText(value: unknown, name: string, place: string): string {
  if (typeof value !== 'string') {
    const hint = 'Only text can be sent: write it as one string.';
    throw new UserError(`${place}: expected a string for ${name}, got ${show(value)}.`, hint);
  }
  if (value.trim() === '') {
    throw new UserError(
      `${place}: expected a text for ${name}, got ${value === '' ? 'an empty one' : 'only white space'}.`,
      'Write the prompt, or remove the item.',
    );
  }
  if (Buffer.from(value).toString() !== value) {
    throw new UserError(
      `${place}: expected Unicode text for ${name}, got half of a surrogate pair.`,
      'A character outside the basic plane was cut in two, for example by shortening the text. Write it whole.',
    );
  }
  return value;
}

function readMessages(value: unknown, place: string): readonly ChatMessage[] {
  if (!Array.isArray(value) || value.length === 0) {
    const got = Array.isArray(value) ? 'an empty one' : show(value);
    throw new UserError(`${place}: expected an array of messages for "messages", got ${got}.`, SHAPE.hint);
  }
  const messages = value.map((message, index) => readMessage(message, `message ${index + 1}`, place));
  const last = messages.at(-1)?.role;
  if (last === 'user') return messages;
  throw new UserError(
    `${place}: expected the last message to be from the user, got one from the ${last}.`,
    last === 'assistant'
      ? 'Move the expected answer to "label": the model must not see it.'
      : 'Add what the user says: {"role": "user", "content": "…"}.',
  );
}

function readMessage(message: unknown, name: string, place: string): ChatMessage {
  const fields = new Map(readEntries(message, { name, place, shape: SHAPE }));
  const unknown = [...fields.keys()].find((key) => key !== 'role' && key !== 'content');
  if (unknown !== undefined) {
    throw new UserError(
      `${place}: expected the keys "role", "content" in ${name}, got ${show(unknown)}.`,
      `Write messages as {"role": "user", "content": "…"}.${didYouMean(unknown, ['role', 'content'])}`,
    );
  }
  const written = fields.get('role');
  const role = ROLES.find((each) => each === written);
  if (role === undefined) {
    throw new UserError(
      `${place}: expected one of ${listNames(ROLES)} for the role of ${name}, got ${show(written)}.`,
      `Write messages as {"role": "user", "content": "…"}.${typeof written === 'string' ? didYouMean(written, ROLES) : ''}`,
    );
  }
  return { role, content: readText(fields.get('content'), `the content of ${name}`, place) };
}

function refuseLong(prompt: PromptItem['prompt'], place: string): void {
  const texts = typeof prompt === 'string' ? [prompt] : prompt.map(({ content }) => content);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes <= MAX_PROMPT_BYTES) return;
  throw new UserError(
    `${place}: expected a prompt of at most ${MAX_PROMPT_BYTES / 2 ** 20} MiB, got ${bytes} bytes.`,
    'Shorten the prompt, so that it fits into the model’s context.',
  );
}
