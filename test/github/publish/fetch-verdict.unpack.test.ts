import { describe, expect, test } from 'vitest';
import { unpackVerdict } from '../../../src/github/publish/fetch-verdict.ts';
import { model, verdict } from '../../support/fixtures/verdict-fixture.ts';
import { type ZipMember, zip } from '../../support/write-zip.ts';

const VERDICT = verdict([model()]);
const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const member = (content: Buffer, given: Partial<ZipMember> = {}): ZipMember => ({
  name: 'verdict.json',
  content,
  ...given,
});
const badArchive = (says: string) => ({ kind: 'bad-archive', message: expect.stringMatching(says) });
const notAVerdict = (path: string, says: string) => ({
  ...{ kind: 'not-a-verdict', path },
  message: expect.stringMatching(says),
});

test.each(['stored', 'deflated'] as const)('a verdict is taken out of a %s archive', async (method) => {
  const report = { name: 'report.md', content: Buffer.from('# Approved') };
  expect(await unpackVerdict(zip([report, member(json(VERDICT))], method))).toEqual({ verdict: VERDICT });
});

test('a bomb beside the verdict is never unpacked', async () => {
  const bomb = { name: 'bomb', content: Buffer.alloc(64 * 2 ** 20) };
  expect(await unpackVerdict(zip([bomb, member(json(VERDICT))], 'deflated'))).toEqual({ verdict: VERDICT });
});

describe('it is refused', () => {
  const bomb = Buffer.alloc(64 * 2 ** 20, 32);
  test.each([
    { title: 'when it is a bomb', members: [member(bomb)], refused: badArchive('at most 4194304 bytes') },
    {
      title: 'when it is a bomb that claims to be small',
      members: [member(bomb, { claimedBytes: 100 })],
      refused: badArchive('valid zip archive|at most 4194304 bytes'),
    },
    {
      title: 'when it is twice there',
      members: [member(json(VERDICT)), member(json({}))],
      refused: badArchive('one file verdict.json'),
    },
    {
      title: 'when it is encrypted',
      members: [member(json(VERDICT), { isEncrypted: true })],
      refused: badArchive('encrypted'),
    },
    {
      title: 'when it is not there',
      members: [member(json(VERDICT), { name: 'out/verdict.json' })],
      refused: badArchive('a file verdict.json, got none'),
    },
    {
      title: 'when a name leads out of the archive',
      members: [member(json(VERDICT)), member(json({}), { name: '../verdict.json' })],
      refused: badArchive('valid zip archive'),
    },
    {
      title: 'when a name is absolute',
      members: [member(json(VERDICT)), member(json({}), { name: '/etc/passwd' })],
      refused: badArchive('valid zip archive'),
    },
    {
      title: 'when there are too many files',
      members: [
        ...Array.from({ length: 200 }, (_, index) => ({ name: `f${index}`, content: Buffer.alloc(0) })),
        member(json(VERDICT)),
      ],
      refused: badArchive('at most 200 files'),
    },
    {
      title: 'when it is not JSON',
      members: [member(Buffer.from('../../secret'))],
      refused: { kind: 'not-json' },
    },
    {
      title: 'when it is not UTF-8',
      members: [member(Buffer.from([0x22, 0xff, 0x22]))],
      refused: { kind: 'not-json' },
    },
    {
      title: 'when it has a key too many',
      members: [member(json({ ...VERDICT, evil: 1 }))],
      refused: notAVerdict('', 'evil'),
    },
    {
      title: 'when it has the prototype for a key',
      members: [member(Buffer.from(JSON.stringify(VERDICT).replace('{', '{"__proto__":{"state":"pass"},')))],
      refused: notAVerdict('', '__proto__'),
    },
    {
      title: 'when a number is a text',
      members: [
        member(Buffer.from(JSON.stringify(VERDICT).replace('"sizeBytes":421888', '"sizeBytes":"NaN"'))),
      ],
      refused: notAVerdict('models.0.models.baseline.sizeBytes', ''),
    },
    {
      title: 'when a number is beyond all bounds',
      members: [
        member(Buffer.from(JSON.stringify(VERDICT).replace('"sizeBytes":421888', '"sizeBytes":1e999'))),
      ],
      refused: notAVerdict('models.0.models.baseline.sizeBytes', ''),
    },
    {
      title: 'when it is of a version to come',
      members: [member(json({ ...VERDICT, version: 3 }))],
      refused: notAVerdict('version', 'expected verdict version 2, got 3'),
    },
    {
      title: 'when it is of the version before',
      members: [member(json({ ...VERDICT, version: 1 }))],
      refused: notAVerdict('version', 'expected verdict version 2, got 1'),
    },
  ])('$title', async ({ members, refused }) => {
    expect(await unpackVerdict(zip(members, 'deflated'))).toEqual({ refused });
  });

  test.each([
    { title: 'when it is no archive', bytes: Buffer.from('<html>') },
    { title: 'when it is empty', bytes: Buffer.alloc(0) },
    { title: 'when it is cut short', bytes: zip([member(json(VERDICT))]).subarray(0, -30) },
  ])('$title', async ({ bytes }) => {
    expect(await unpackVerdict(bytes)).toEqual({ refused: badArchive('valid zip archive') });
  });

  test('a mistake in it is told in a few words, however long its own are', async () => {
    const unpacked = await unpackVerdict(zip([member(json({ ...VERDICT, ['x'.repeat(1e6)]: 1 }))]));
    expect(JSON.stringify(unpacked).length).toBeLessThan(300);
    expect(unpacked).toEqual({ refused: notAVerdict('', 'Unrecognized key') });
  });
});
