import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBranchFile } from '../../src/git/data-branch.ts';
import { gitIn } from '../../src/git/git.ts';
import { parseHistory } from '../../src/records/history.ts';
import { line } from '../support/fixtures/history-fixture.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';

const write = (value: unknown): string => JSON.stringify(value);

describe('parseHistory', () => {
  test('reads what was written, and skips empty lines', () => {
    const lines = [line(1), line(2, { run: null, commit: null, accepted: false, state: 'fail' })];
    const text = `${lines.map(write).join('\n\n')}\r\n`;
    expect(parseHistory(text, 'h')).toEqual({ lines, mistakes: [] });
  });

  test('reads lines from before there were uses, states and positive controls', () => {
    const { use: _, ...old } = line(1);
    expect(parseHistory(write(old), 'h').lines).toEqual([old]);
  });

  test('reads the positive control of older lines', () => {
    const at = '2026-11-22T03:00:00Z';
    const caught = ['a slower model', 'a worse model'];
    const { lines } = parseHistory(write({ ...line(1), positiveControl: { at, caught } }), 'h');
    expect(lines).toEqual([line(1, { positiveControl: { at, blocked: ['slower', 'worse'] } })]);
  });

  test.each([
    {
      title: 'no JSON',
      text: '{"version":1',
      says: 'h, line 2: expected a JSON object, got "{\\"version\\":1".',
    },
    {
      title: 'another version',
      text: write({ ...line(1), version: 2 }),
      says: 'h, line 2: version: expected 1, got 2.',
    },
    {
      title: 'a short digest',
      text: write({ ...line(1), model: 'abc' }),
      says: 'h, line 2: model: expected a SHA-256 in hex.',
    },
    {
      title: 'a figure that is text',
      text: write({ ...line(1), figures: { 'latency-p95': '4' } }),
      says: 'h, line 2: figures.latency-p95: ',
    },
    {
      title: 'a figure that is null, as NaN is written',
      text: write({ ...line(1), figures: { 'latency-p95': Number.NaN } }),
      says: 'h, line 2: figures.latency-p95: ',
    },
    {
      title: 'a time that is none',
      text: write({ ...line(1), recordedAt: 'yesterday' }),
      says: 'h, line 2: recordedAt: ',
    },
    { title: 'an unknown key', text: write({ ...line(1), color: 'red' }), says: 'h, line 2: the line: ' },
    { title: 'a list', text: '[]', says: 'h, line 2: the line: ' },
  ])('names the line that is $title, and reads the others', ({ text, says }) => {
    const parsed = parseHistory([write(line(1)), text, write(line(3))].join('\n'), 'h');
    expect(parsed.lines).toEqual([line(1), line(3)]);
    expect(parsed.mistakes.map(({ message }) => message)).toEqual([expect.stringContaining(says)]);
    expect(parsed.mistakes[0]?.hint).toContain('appends whole lines');
  });
});

describe('readBranchFile', () => {
  let origin: GitLab;
  let clone: GitLab;
  beforeAll(() => {
    origin = openGitLab();
    origin.commit('README.md', 'main');
    origin.run('checkout', '--quiet', '-b', 'data');
    origin.commit('history.jsonl', 'one\n');
    clone = openGitLab();
    clone.run('remote', 'add', 'origin', `file://${origin.folder}`);
  });
  afterAll(() => {
    origin.remove();
    clone.remove();
  });

  test('reads the file as it is on the server, today', async () => {
    const git = gitIn(clone.folder);
    expect(await readBranchFile(git, 'data', 'history.jsonl')).toBe('one\n');
    origin.commit('history.jsonl', 'one\ntwo\n');
    expect(await readBranchFile(git, 'data', 'history.jsonl')).toBe('one\ntwo\n');
    expect(clone.run('status', '--porcelain')).toBe('');
  });

  test('is undefined where there is no such branch or file', async () => {
    const git = gitIn(clone.folder);
    expect(await readBranchFile(git, 'other', 'history.jsonl')).toBeUndefined();
    expect(await readBranchFile(git, 'data', 'nothing.jsonl')).toBeUndefined();
  });

  test('throws when the server cannot be asked: that is not "none"', async () => {
    const lost = openGitLab();
    lost.run('remote', 'add', 'origin', 'file:///nowhere/at/all');
    await expect(readBranchFile(gitIn(lost.folder), 'data', 'history.jsonl')).rejects.toThrow();
    lost.remove();
  });
});
