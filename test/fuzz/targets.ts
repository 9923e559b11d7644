import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { parse as parseYaml, stringify as toYaml } from 'yaml';
import { ZodError } from 'zod';
import { readAnnotations } from '../../src/dataset/coco/read-annotations.ts';
import { openPromptSet } from '../../src/dataset/open-prompt-set.ts';
import { openRegressionSet } from '../../src/dataset/open-regression-set.ts';
import type { ParquetReader } from '../../src/dataset/parquet-reader.ts';
import type { DataSource } from '../../src/dataset/regression-set.ts';
import { readFrames, writeFrame } from '../../src/engine/onnxruntime/frame.ts';
import { replySchema } from '../../src/engine/onnxruntime/reply.ts';
import { ReaderFailure } from '../../src/engine/readers/reader-process.ts';
import { UserError } from '../../src/errors/errors.ts';
import { plainText } from '../../src/errors/plain-text.ts';
import { readEvent } from '../../src/github/plan/event.ts';
import { unpackVerdict } from '../../src/github/publish/fetch-verdict.ts';
import { judgePublication } from '../../src/github/publish/judge-publication.ts';
import { ArchiveError, readZippedFile } from '../../src/github/publish/read-zipped-file.ts';
import { inspectSource } from '../../src/inspect/inspect-model.ts';
import { resultSchema } from '../../src/matrix/result.ts';
import { armMeasurementSchema } from '../../src/measure/arm-measurement.ts';
import { memorySource } from '../../src/model/protobuf/byte-source.ts';
import { readFacts } from '../../src/model/read-model.ts';
import { parsePolicy } from '../../src/policy/read-policy.ts';
import { compilePattern } from '../../src/policy/served/linear-pattern.ts';
import { TEXT_SCORES, textReviewSchema, textTaskSchema } from '../../src/policy/served/text-task.ts';
import { parseWaivers } from '../../src/policy/waivers/waivers.ts';
import { parseAttempt, parseEvidence } from '../../src/records/attempt-record.ts';
import { parseRecord } from '../../src/records/baseline-record.ts';
import { parseHistory } from '../../src/records/history.ts';
import { element } from '../../src/report/html/element.ts';
import { renderHtml } from '../../src/report/html/render-html.ts';
import { renderMarkdown } from '../../src/report/html/render-markdown.ts';
import { codeSpan, escapeProse } from '../../src/report/markdown/escape-markdown.ts';
import { renderReport } from '../../src/report/render-report.ts';
import type { RandomSource } from '../../src/stats/random.ts';
import { createTextScorer } from '../../src/task/text/create-text-scorer.ts';
import { verdictSchema } from '../../src/verdict/verdict.ts';
import { wav } from '../dataset/formats/write-wav.ts';
import { whole } from '../matrix/result-fixture.ts';
import { ATTEMPT_KEY, attemptOf } from '../support/fixtures/attempt-fixture.ts';
import { armOf, comparisonOf, launchOf, policyOf } from '../support/fixtures/comparison-fixture.ts';
import { line } from '../support/fixtures/history-fixture.ts';
import { model, verdict } from '../support/fixtures/verdict-fixture.ts';
import { HOSTILE_NAMES } from '../support/hostile-names.ts';
import { readMemory } from '../support/inspect.ts';
import { openParquet } from '../support/parquet.ts';
import { parsePage } from '../support/parse-page.ts';
import { zip } from '../support/write-zip.ts';
import { mutateBytes, mutatedJsonText, mutateText } from './mutate.ts';
import { SERVER_TARGETS } from './server-targets.ts';

/** One reader of foreign input: it takes an input or refuses it with a message, and never fails otherwise. */
export interface Target {
  readonly name: string;
  /** Makes one input from a stream of random numbers, and reads it. @returns Whether it was accepted. */
  readonly tryOne: (random: RandomSource) => boolean | Promise<boolean>;
  /** Ends what its inputs share. */
  readonly close?: () => void;
}

const ROOT = resolve(import.meta.dirname, '..', '..');
const fixture = (path: string): Buffer => readFileSync(join(ROOT, 'fixtures', path));

/** Whether a reader accepts; a refusal that it promises is no failure. A plain `Error` does not stand for its subclasses. */
function accepts(
  read: () => unknown,
  refusals: readonly (abstract new (...words: never[]) => Error)[],
): boolean {
  try {
    read();
    return true;
  } catch (error) {
    const kind = (error as object).constructor;
    if (refusals.some((each) => (each === Error ? kind === Error : error instanceof each))) return false;
    throw error;
  }
}

const POLICY = fixture('fashion/regression-gate.yml').toString('utf8');
const POLICY_VALUE: unknown = parseYaml(POLICY);
const WAIVERS = {
  version: 1,
  waivers: [
    {
      ...{ model: 'm', metric: 'latency-p95', ceiling: { 'max-increase': '20%' }, expires: '2026-12-31' },
      ...{ issue: 'https://x.example/1', reason: 'r' },
    },
  ],
};

/** A value as JSON has it; undefined for text that is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** YAML of a mutated value, or a mutated text. */
function yamlOf(value: unknown, random: RandomSource): string {
  try {
    const text = toYaml(JSON.parse(mutatedJsonText(value, random)));
    return random.nextInt(3) === 0 ? mutateText(text, random) : text;
  } catch {
    return mutateText(toYaml(value), random);
  }
}

const ITEM = {
  id: 'a-1',
  inputs: { x: { dtype: 'float32', shape: [2], base64: 'AACAPwAAgD8=' } },
  label: 3,
  slice: { source: 'web' },
};
const SIGNATURE = [{ name: 'x', dtype: 'float32', shape: ['n', 2] }];
const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));

const PROMPTS = [
  { id: 'a', prompt: '2 + 2 =', label: ['4', 'four'], slice: { topic: 'sums' } },
  {
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: '2 + 2?' },
    ],
    label: { a: [1, { b: null }] },
  },
];

const COCO = {
  images: [
    { id: 1, file_name: 'a.png', height: 4, width: 6 },
    { id: 2, file_name: 'b.png' },
  ],
  annotations: [
    { id: 1, image_id: 1, category_id: 3, bbox: [0, 1, 2.5, 3], area: 7, iscrowd: 0 },
    { id: 2, image_id: 2, category_id: 9, bbox: [0, 0, 1, 1], keypoints: [1, 2, 2] },
  ],
  categories: [
    { id: 9, name: 'cat' },
    { id: 3, name: 'dog' },
  ],
};

async function readsCoco(content: string): Promise<boolean> {
  const path = join(folder, 'coco.json');
  writeFileSync(path, content);
  try {
    await readAnnotations({ path, shownPath: 'coco.json' }, ['cat', 'dog']);
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

async function readsPrompts(content: string): Promise<boolean> {
  const path = join(folder, 'prompts.jsonl');
  writeFileSync(path, content);
  try {
    for await (const _ of (await openPromptSet({ path, shownPath: 'prompts.jsonl' })).items());
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

const LABELS = {
  'exact-match': ['4', 'four'],
  'normalized-match': 'The answer',
  'numeric-match': [1234.5, '-4'],
  'regex-match': '(?i)answer|4$',
  'token-f1': ['the answer is four', 'é 4'],
  'rouge-l': ['the answer is four', 'é 4'],
  bleu: ['the answer is four', 'é 4'],
  chrf: 'the answer is four',
  wer: ['the answer is four', 'é 4'],
  cer: 'the answer is four',
  'valid-json': { a: [1, { b: null }] },
} as const;
const ANSWERS = ['I’m sorry, but the answer is −$1,234.50.', '{"a": [1, {"b": null}]}', 'The answer is 4'];
const REVIEW = textReviewSchema.parse({
  when: ['refusal', 'invalid-json', 'cut-off', { pattern: '(?i)not sure' }, { 'longer-than': '200 tokens' }],
});

/** Reads all items of a data set that is written to a file. */
function readsItems(name: string, content: string | Buffer): Promise<boolean> {
  writeFileSync(join(folder, name), content);
  return readsSet(name, SIGNATURE);
}

async function readsSet(
  name: string,
  inputs: typeof SIGNATURE,
  more: Partial<DataSource> = {},
): Promise<boolean> {
  const path = join(folder, name);
  try {
    const set = await openRegressionSet({ path, shownPath: name, labelColumn: 'label', inputs, ...more });
    for await (const _ of set.items());
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

const TEST_SET = ['input_0.pb', 'output_0.pb'].map((name) => ({
  name,
  content: fixture(`test-data-set/test_data_set_0/${name}`),
}));
const TEST_SET_SIGNATURE = [{ name: 'x', dtype: 'float32', shape: ['batch', 8] }];
mkdirSync(join(folder, 'sets', 'test_data_set_0'), { recursive: true });

function npy(shape: string, bytes: Buffer): Buffer {
  const header = `{'descr': '<f4', 'fortran_order': False, 'shape': ${shape}, }`.padEnd(117).concat('\n');
  return Buffer.concat([
    Buffer.from('\x93NUMPY\x01\x00', 'latin1'),
    Buffer.from([118, 0]),
    Buffer.from(header),
    bytes,
  ]);
}

const NPZ = [
  { name: 'x.npy', content: npy('(3, 2)', Buffer.alloc(24)) },
  { name: 'label.npy', content: npy('(3,)', Buffer.alloc(12)) },
];

mkdirSync(join(folder, 'arrays'), { recursive: true });

const PARQUET = (['UNCOMPRESSED', 'SNAPPY'] as const).map((codec) =>
  Buffer.from(
    parquetWriteBuffer({
      codec,
      columnData: [
        { name: 'x[0]', data: [0.5, 1.5, null], type: 'DOUBLE' },
        { name: 'x[1]', data: [1n, 2n, 3n], type: 'INT64' },
        { name: 'label', data: ['a', 'a', 'b'], type: 'STRING' },
      ],
    }),
  ),
);

/** Reads one file after the other, until one of them ends it. */
let parquet: ParquetReader | undefined;

async function readsParquet(bytes: Buffer): Promise<boolean> {
  const path = join(folder, 'set.parquet');
  writeFileSync(path, bytes);
  parquet ??= openParquet([], { deadlineMs: 5_000, memoryLimitBytes: 2 ** 29 });
  const { open } = parquet;
  const source = { path, shownPath: 'set.parquet', labelColumn: 'label', inputs: SIGNATURE };
  try {
    const set = await openRegressionSet({ ...source, openParquet: () => ({ open, close: () => {} }) });
    for await (const _ of set.items());
    return true;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (error.cause instanceof ReaderFailure) closeParquet();
    return false;
  }
}

function closeParquet(): void {
  parquet?.close();
  parquet = undefined;
}

mkdirSync(join(folder, 'clips', 'yes'), { recursive: true });
const WAV = wav({ rate: 16_000, channels: 2, bits: 16 }, Buffer.alloc(64, 7));

const arm = armOf({ launches: [launchOf(1e6), launchOf(1.1e6)] });
const RECORD = {
  ...{ version: 5, modelId: 'm', commit: 'c'.repeat(40), recordedAt: '2026-11-24T03:00:00.000Z', run: null },
  model: { sha256: 'a'.repeat(64), sizeBytes: 1000, keptAs: 'm.onnx' },
  ...{ comparability: { dataset: 'd' }, environment: { processor: 'p' }, measurement: arm },
};
const POLICY_OF_ARMS = policyOf({ 'latency-p95': { 'max-increase': '10%' } });
const VERDICT = verdict([model(), model({ id: 'b' })]);
const MODELS = ['fashion/model.onnx', 'test-data-set/model.onnx', 'hostile/abort-on-load.onnx'].map(fixture);

const SHA = 'a'.repeat(40);
const REPO = { full_name: 'o/r', default_branch: 'main' };
const EVENTS = [
  [
    'pull_request',
    { pull_request: { number: 7, head: { sha: SHA, repo: REPO }, base: { sha: SHA, repo: REPO } } },
  ],
  ['push', { ref: 'refs/heads/main', before: SHA, repository: REPO }],
  [
    'merge_group',
    { merge_group: { base_sha: SHA, head_ref: `refs/heads/gh-readonly-queue/main/pr-7-${SHA}` } },
  ],
  ['workflow_dispatch', { ref: 'refs/heads/main', repository: REPO }],
  ['release', { release: { tag_name: 'v1' } }],
] as const;

const isDefanged = (text: string): boolean => !/##\[|[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text);

export const TARGETS: readonly Target[] = [
  {
    name: 'policy',
    tryOne: (random) => accepts(() => parsePolicy(yamlOf(POLICY_VALUE, random), 'p.yml'), [UserError]),
  },
  {
    name: 'waivers',
    tryOne: (random) => accepts(() => parseWaivers(yamlOf(WAIVERS, random), 'w.yml'), [UserError]),
  },
  {
    name: 'data in .jsonl',
    tryOne: (random) =>
      readsItems('set.jsonl', `${JSON.stringify(ITEM)}\n${mutatedJsonText(ITEM, random)}\n`),
  },
  {
    name: 'data in .jsonl.gz',
    tryOne: (random) => {
      const packed = gzipSync(`${JSON.stringify(ITEM)}\n${mutatedJsonText(ITEM, random)}\n`, { level: 1 });
      return readsItems('set.jsonl.gz', random.nextInt(2) === 0 ? mutateBytes(packed, random) : packed);
    },
  },
  {
    name: 'data in .csv',
    tryOne: (random) =>
      readsItems('set.csv', mutateText('id,x[0],x[1],label\na,1,2,3\nb,"4",5e3,6\n', random)),
  },
  {
    name: 'annotations in COCO',
    tryOne: (random) => readsCoco(mutatedJsonText(COCO, random)),
  },
  {
    name: 'data in .npz',
    tryOne: (random) => {
      const members = NPZ.map((each) =>
        random.nextInt(2) === 0 ? each : { ...each, content: mutateBytes(each.content, random) },
      );
      const archive = zip(members, random.nextInt(2) === 0 ? 'stored' : 'deflated');
      return readsItems('set.npz', random.nextInt(3) === 0 ? mutateBytes(archive, random) : archive);
    },
  },
  {
    name: 'data in .npy files',
    tryOne: (random) => {
      for (const { name, content } of NPZ) {
        const bytes = random.nextInt(3) === 0 ? content : mutateBytes(content, random);
        writeFileSync(join(folder, 'arrays', name), bytes);
      }
      return readsSet('arrays', SIGNATURE);
    },
  },
  {
    name: 'data in .parquet',
    tryOne: (random) =>
      readsParquet(mutateBytes(PARQUET[random.nextInt(PARQUET.length)] ?? Buffer.of(), random)),
    close: closeParquet,
  },
  {
    name: 'data in .wav files',
    tryOne: (random) => {
      writeFileSync(join(folder, 'clips', 'yes', 'a.wav'), mutateBytes(WAV, random));
      return readsSet('clips', SIGNATURE, { audio: { rate: 8000, samples: 2 } });
    },
  },
  {
    name: 'data in test_data_set folders',
    tryOne: (random) => {
      for (const { name, content } of TEST_SET) {
        const bytes = random.nextInt(2) === 0 ? content : mutateBytes(content, random);
        writeFileSync(join(folder, 'sets', 'test_data_set_0', name), bytes);
      }
      return readsSet('sets', TEST_SET_SIGNATURE);
    },
  },
  {
    name: 'prompts in .jsonl',
    tryOne: (random) => readsPrompts(PROMPTS.map((item) => `${mutatedJsonText(item, random)}\n`).join('')),
  },
  {
    name: 'answers of language models',
    tryOne: (random) => {
      const score = TEXT_SCORES[random.nextInt(TEXT_SCORES.length)] ?? 'exact-match';
      const task = textTaskSchema.parse({ kind: 'text', score });
      const scorer = createTextScorer({ task, review: REVIEW, place: 'm.task' });
      const isLabelMutated = random.nextInt(3) === 0;
      const label = isLabelMutated ? parsed(mutatedJsonText(LABELS[score], random)) : LABELS[score];
      const text = mutateText(ANSWERS[random.nextInt(ANSWERS.length)] ?? '', random);
      const answer = { text, finishReason: null, outputTokens: 9, meanLogprob: null, failed: false };
      return accepts(() => {
        const { value } = scorer.score(answer, { label, place: 'p' });
        const isErrorRate = score === 'wer' || score === 'cer';
        if (!(value >= 0 && (isErrorRate || value <= 1))) throw new Error(`a score of ${value}`);
      }, [UserError]);
    },
  },
  {
    name: 'regular expressions',
    tryOne: (random) => {
      const read = compilePattern(mutateText('(?i)^(?:a{2,3}|[^b-d]+?)\\b\\p{L}*(?P<n>x|\\d)$', random));
      return 'pattern' in read && typeof read.pattern.occursIn('aaa 1 é') === 'boolean';
    },
  },
  {
    name: 'baseline records',
    tryOne: (random) =>
      accepts(() => parseRecord(JSON.parse(mutatedJsonText(RECORD, random))), [ZodError, SyntaxError]),
  },
  {
    name: 'attempt records',
    tryOne: (random) => {
      const text = mutatedJsonText(attemptOf([1e6, 1.1e6]), random);
      const digest = createHash('sha256').update(text).digest('hex').slice(0, 32);
      const read = () => parseAttempt(text, { key: ATTEMPT_KEY, digest });
      return accepts(read, [SyntaxError, Error]);
    },
  },
  {
    name: 'evidence for a merge queue',
    tryOne: (random) => {
      const text = mutatedJsonText({ version: 1, attempts: [attemptOf([1e6, 1.1e6])] }, random);
      return accepts(() => parseEvidence(text, ATTEMPT_KEY), [SyntaxError, Error]);
    },
  },
  {
    name: 'history',
    tryOne: (random) => {
      const text = `${JSON.stringify(line(1))}\n${mutatedJsonText(line(2), random)}\n`;
      const { lines, mistakes } = parseHistory(text, 'history.jsonl');
      return lines.length > 1 && mistakes.length === 0;
    },
  },
  {
    name: 'result files',
    tryOne: (random) => {
      try {
        return resultSchema.safeParse(JSON.parse(mutatedJsonText(whole('a'), random))).success;
      } catch (error) {
        if (error instanceof SyntaxError) return false;
        throw error;
      }
    },
  },
  {
    name: 'verdicts to publish',
    tryOne: async (random) => {
      const content = Buffer.from(mutatedJsonText(VERDICT, random));
      const archive = zip(
        [{ name: 'verdict.json', content }],
        random.nextInt(2) === 0 ? 'stored' : 'deflated',
      );
      const fetched = await unpackVerdict(random.nextInt(4) === 0 ? mutateBytes(archive, random) : archive);
      const published = judgePublication(fetched, { conclusion: 'success' }, undefined);
      if (published.kind !== 'published') return false;
      verdictSchema.parse(JSON.parse(JSON.stringify(published.verdict)));
      return renderReport(published.verdict).length > 0;
    },
  },
  {
    name: 'HTML report',
    tryOne: (random) => {
      const text = mutateText(HOSTILE_NAMES[random.nextInt(HOSTILE_NAMES.length)] ?? '', random);
      const own = element(
        'p',
        { title: text },
        text,
        element('code', {}, text),
        renderMarkdown(text),
        renderMarkdown(`${codeSpan(text)} ${escapeProse(text)}`),
      );
      const [tags, ...more] = [parsePage(own.html).length, own.html.match(/[\u202a-\u202e]/g)];
      if (tags < 2 || more.some((each) => each !== null)) throw new Error(`not escaped: ${own.html}`);
      // A whole page takes fifty times as long.
      if (random.nextInt(20) > 0) return true;
      const judged = verdictSchema.safeParse(parsed(mutatedJsonText(VERDICT, random)));
      const measured = armMeasurementSchema.safeParse(parsed(mutatedJsonText(arm, random)));
      if (!judged.success) return false;
      const comparison = comparisonOf(POLICY_OF_ARMS, { baseline: arm, candidate: measured.data ?? arm });
      const comparisons = new Map(judged.data.models.map(({ id }) => [id, comparison]));
      return parsePage(renderHtml({ verdict: judged.data, comparisons })).length > 0;
    },
  },
  {
    name: 'protocol frames',
    tryOne: async (random) => {
      const sent: Buffer[] = [];
      const stream = { write: (chunk: Buffer) => sent.push(Buffer.from(chunk)) > 0 };
      writeFrame(stream as never, { header: { did: 'time', count: 3 }, payload: new Uint8Array(24) });
      const bytes = mutateBytes(Buffer.concat(sent), random);
      try {
        for await (const { header } of readFrames(Readable.from([bytes]))) replySchema.safeParse(header);
        return true;
      } catch (error) {
        if (error instanceof RangeError || error instanceof SyntaxError) return false;
        throw error;
      }
    },
  },
  {
    name: 'ONNX files',
    tryOne: (random) => {
      const bytes = mutateBytes(MODELS[random.nextInt(MODELS.length)] as Buffer, random);
      return accepts(() => readFacts(memorySource(bytes), 'm.onnx'), [UserError]);
    },
  },
  {
    name: 'inspected ONNX files',
    tryOne: (random) => {
      const bytes = mutateBytes(MODELS[random.nextInt(MODELS.length)] as Buffer, random);
      return accepts(() => inspectSource(memorySource(bytes), readMemory(bytes), 'm.onnx'), [UserError]);
    },
  },
  {
    name: 'zip archives',
    tryOne: async (random) => {
      const members = [{ name: 'verdict.json', content: Buffer.from('{}'.repeat(100)) }, ...NPZ];
      const archive = zip(members, random.nextInt(2) === 0 ? 'stored' : 'deflated');
      try {
        await readZippedFile(mutateBytes(archive, random), { name: 'verdict.json', maxBytes: 1000 });
        return true;
      } catch (error) {
        if (error instanceof ArchiveError) return false;
        throw error;
      }
    },
  },
  {
    name: 'event payloads',
    tryOne: (random) => {
      const [name, payload] = EVENTS[random.nextInt(EVENTS.length)] as (typeof EVENTS)[number];
      const text = mutatedJsonText(payload, random);
      const read = () => readEvent({ GITHUB_EVENT_NAME: name }, JSON.parse(text));
      return accepts(read, [UserError, SyntaxError]);
    },
  },
  {
    name: 'escapers',
    tryOne: (random) => {
      const names = [...HOSTILE_NAMES];
      const text = mutateText(names[random.nextInt(names.length)] ?? '', random);
      const shown = [plainText(text, 80), codeSpan(text), escapeProse(text)];
      const broken = shown.find((each) => !isDefanged(each));
      if (broken !== undefined) throw new Error(`not defanged: ${JSON.stringify(broken)}`);
      return true;
    },
  },
  ...SERVER_TARGETS,
];
