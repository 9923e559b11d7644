import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openPromptSet } from '../../src/dataset/open-prompt-set.ts';
import type { PromptItem } from '../../src/dataset/prompt-set.ts';
import { pickItems } from '../../src/dataset/regression-set.ts';
import { InfrastructureError } from '../../src/errors/errors.ts';
import { collect, temporaryFile, temporaryFolder, userErrorOf } from './collect.ts';

const openAt = (path: string) => openPromptSet({ path, shownPath: 'prompts' });
const LINE = '{"prompt": "2 + 2 =", "label": 4}\n';

async function readAll(content: string | Uint8Array, name = 'prompts.jsonl'): Promise<PromptItem[]> {
  return collect((await openAt(await temporaryFile(name, content))).items());
}

describe('openPromptSet', () => {
  it('gives the SHA-256 of the bytes, and a new pass each time', async () => {
    const set = await openAt(await temporaryFile('p.jsonl', LINE.repeat(3)));
    expect(set.digest).toBe(createHash('sha256').update(LINE.repeat(3)).digest('hex'));
    expect(await collect(set.items())).toHaveLength(3);
    for await (const { id } of set.items()) if (id === '2') break;
    expect(await collect(set.items())).toHaveLength(3);
    expect([...(await pickItems(set, [1], ({ id }) => id))]).toEqual([[1, '2']]);
  });

  it('notices that the file has changed, or is gone', async () => {
    const path = await temporaryFile('p.jsonl', LINE);
    const set = await openAt(path);
    await set.verify();
    await writeFile(path, LINE.repeat(2));
    await expect(set.verify()).rejects.toThrow(InfrastructureError);
    await rm(path);
    await expect(set.verify()).rejects.toThrow('got no such file');
    await expect(collect(set.items())).rejects.toThrow(InfrastructureError);
  });

  it.each(['', '\n\n', '\uFEFF'])('refuses a file without items, %j', async (content) => {
    const error = await userErrorOf(readAll(content));
    expect(error.message).toBe('prompts: expected at least one item, got none.');
  });

  it('refuses the pointer that Git LFS leaves', async () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n';
    for (const name of ['p.jsonl', 'p.jsonl.gz']) {
      const error = await userErrorOf(openAt(await temporaryFile(name, pointer)));
      expect(error.message).toBe('prompts: expected a regression set, got a Git LFS pointer.');
      expect(error.hint).toContain('lfs: true');
    }
  });

  it('refuses what is no file, also through a link', async () => {
    const folder = await temporaryFolder();
    await symlink('/dev/zero', join(folder, 'zero.jsonl'));
    await symlink('missing', join(folder, 'dangling.jsonl'));
    execFileSync('mkfifo', [join(folder, 'pipe.jsonl')]);
    const gotOf = async (path: string) => (await userErrorOf(openAt(path))).message;
    const wanted = 'prompts: expected a regression set, got';
    expect(await gotOf(join(folder, 'zero.jsonl'))).toBe(`${wanted} something other than a regular file.`);
    expect(await gotOf(join(folder, 'pipe.jsonl'))).toBe(`${wanted} something other than a regular file.`);
    expect(await gotOf(join(folder, 'dangling.jsonl'))).toBe(`${wanted} no such file or folder.`);
    expect(await gotOf(folder)).toBe(`${wanted} a folder.`);
  });

  it.each(['prompts.csv', 'prompts.json', 'jsonl'])('refuses another format, %s', async (name) => {
    const error = await userErrorOf(openAt(await temporaryFile(name, LINE)));
    expect(error.message).toBe('prompts: expected a file name ending in ".jsonl", ".jsonl.gz", got another.');
  });
});

describe('an item', () => {
  it('has a prompt, a label and slices', async () => {
    const line =
      '{"id": 7, "prompt": " Say hi ", "label": {"a": [null]}, "slice": {"topic": "x", "__proto__": 1}}';
    const [item] = await readAll(line);
    expect(item).toMatchObject({
      ...{ id: '7', prompt: ' Say hi ', label: { a: [null] }, place: 'prompts, line 1' },
    });
    expect(Object.entries(item?.slice ?? {})).toEqual([
      ['topic', 'x'],
      ['__proto__', '1'],
    ]);
  });

  it('needs neither label nor id, and counts lines for its place', async () => {
    const items = await readAll(gzipSync(`\uFEFF{"prompt": "a"}\r\n\n{"prompt": "b"}`), 'prompts.jsonl.gz');
    expect(items).toEqual([
      { id: '1', prompt: 'a', label: undefined, slice: {}, place: 'prompts, line 1' },
      { id: '2', prompt: 'b', label: undefined, slice: {}, place: 'prompts, line 3' },
    ]);
  });

  it('has messages, of which the last is from the user', async () => {
    const messages = [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Hello' },
      { role: 'user', content: '2 + 2?' },
    ];
    const [item] = await readAll(JSON.stringify({ messages, label: 4 }));
    expect(item?.prompt).toEqual(messages);
  });

  it('has a prompt of at most 1 MiB as UTF-8, all messages together', async () => {
    const half = 'é'.repeat(2 ** 18);
    const two = (last: string) =>
      JSON.stringify({
        messages: [
          { role: 'system', content: half },
          { role: 'user', content: last },
        ],
      });
    expect(await readAll(two(half))).toHaveLength(1);
    for (const line of [two(`${half}x`), JSON.stringify({ prompt: `${half}${half}x` })]) {
      const error = await userErrorOf(readAll(line));
      expect(error.message).toBe('prompts, line 1: expected a prompt of at most 1 MiB, got 1048577 bytes.');
    }
  });

  const user = '{"role": "user", "content": "Hi"}';
  it.each([
    { line: '{"label": 1}', message: 'expected either "prompt" or "messages", got neither' },
    {
      line: `{"prompt": "a", "messages": [${user}]}`,
      message: 'expected either "prompt" or "messages", got both',
    },
    { line: '{"prompt": ""}', message: 'expected a text for "prompt", got an empty one' },
    { line: '{"prompt": " \\n"}', message: 'expected a text for "prompt", got only white space' },
    { line: '{"prompt": 3}', message: 'expected a string for "prompt", got 3' },
    { line: '{"prompt": null}', message: 'expected a string for "prompt", got null' },
    {
      line: '{"prompt": "\\ud83d"}',
      message: 'expected Unicode text for "prompt", got half of a surrogate pair',
    },
    { line: '{"messages": []}', message: 'expected an array of messages for "messages", got an empty one' },
    { line: '{"messages": "Hi"}', message: 'expected an array of messages for "messages", got "Hi"' },
    { line: '{"messages": ["Hi"]}', message: 'expected an object for message 1, got "Hi"' },
    {
      line: `{"messages": [${user}, {"role": "assistent", "content": "x"}]}`,
      message: 'expected one of "system", "user", "assistant" for the role of message 2, got "assistent"',
    },
    {
      line: '{"messages": [{"role": "user"}]}',
      message: 'expected a string for the content of message 1, got undefined',
    },
    {
      line: '{"messages": [{"role": "user", "content": [{"type": "text", "text": "Hi"}]}]}',
      message: 'expected a string for the content of message 1, got an array of length 1',
    },
    {
      line: '{"messages": [{"role": "user", "contents": "Hi"}]}',
      message: 'expected the keys "role", "content" in message 1, got "contents"',
    },
    {
      line: `{"messages": [${user}, {"role": "assistant", "content": "Hello"}]}`,
      message: 'expected the last message to be from the user, got one from the assistant',
    },
    {
      line: '{"messages": [{"role": "system", "content": "Be brief."}]}',
      message: 'expected the last message to be from the user, got one from the system',
    },
    {
      line: '{"promt": "a"}',
      message: 'expected the keys "id", "prompt", "messages", "label", "slice", got "promt"',
    },
    { line: '["a"]', message: 'expected an object for an item, got an array of length 1' },
    { line: '{"prompt": "a"', message: /expected this line to be JSON, got / },
    { line: '{"prompt": "a", "id": {}}', message: 'expected a string for "id", got an object with no keys' },
    { line: '{"prompt": "a", "slice": {"x": null}}', message: 'expected a string for slice "x", got null' },
  ])('is refused with its line: $line', async ({ line, message }) => {
    const error = await userErrorOf(readAll(`${LINE}\n${line}\n`));
    expect(error.message).toMatch(/^prompts, line 3: /);
    if (typeof message === 'string') expect(error.message).toBe(`prompts, line 3: ${message}.`);
    else expect(error.message).toMatch(message);
    expect(error.hint).toMatch(/\S/);
  });

  it('says where an answer belongs that the model must not see, and what a misspelt key was meant to be', async () => {
    const hintOf = async (line: string) => (await userErrorOf(readAll(line))).hint;
    expect(await hintOf('{"messages": [{"role": "assistant", "content": "Hello"}]}')).toBe(
      'Move the expected answer to "label": the model must not see it.',
    );
    expect(await hintOf('{"promt": "a"}')).toContain('Did you mean "prompt"?');
    expect(await hintOf('{"messages": [{"role": "User", "content": "a"}]}')).toContain(
      'Did you mean "user"?',
    );
  });
});
