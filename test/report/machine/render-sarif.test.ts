import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { renderSarif } from '../../../src/report/machine/render-sarif.ts';
import { locateResults } from '../../../src/report/machine/result-places.ts';
import type { ExitCode } from '../../../src/verdict/exit-code.ts';
import type { Verdict } from '../../../src/verdict/verdict.ts';
import { model, verdict } from '../../support/fixtures/verdict-fixture.ts';
import { HOSTILE_NAMES } from '../../support/hostile-names.ts';
import { hostileVerdict, NEW_MODEL, SLOWER, UNDECIDED } from '../../support/machine-verdicts.ts';

const message = z.strictObject({ text: z.string().min(1) });
const level = z.enum(['error', 'warning']);

/** The part of SARIF that is used, strictly: any other key would be a mistake. */
const sarifSchema = z.strictObject({
  $schema: z.literal('https://json.schemastore.org/sarif-2.1.0.json'),
  version: z.literal('2.1.0'),
  runs: z.tuple([
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string(),
          version: z.string(),
          rules: z.array(z.strictObject({ id: z.string(), shortDescription: message })),
        }),
      }),
      automationDetails: z.strictObject({ id: z.string().regex(/^[\w-]+\/$/) }),
      columnKind: z.literal('utf16CodeUnits'),
      invocations: z.tuple([
        z.strictObject({
          exitCode: z.int(),
          executionSuccessful: z.boolean(),
          toolExecutionNotifications: z.array(z.strictObject({ level, message })).optional(),
        }),
      ]),
      results: z.array(
        z.strictObject({
          ruleId: z.string(),
          ruleIndex: z.int().nonnegative(),
          level,
          message,
          partialFingerprints: z.strictObject({ 'regressionGate/v1': z.string() }),
          locations: z
            .tuple([
              z.strictObject({
                physicalLocation: z.strictObject({
                  artifactLocation: z.strictObject({
                    uri: z.string().regex(/^(?:[\w.!~*'()/-]|%[\dA-F]{2})+$/),
                    uriBaseId: z.literal('%SRCROOT%'),
                  }),
                  region: z
                    .strictObject({ startLine: z.int().min(1), startColumn: z.int().min(1).optional() })
                    .optional(),
                }),
              }),
            ])
            .optional(),
        }),
      ),
    }),
  ]),
});

const POLICY = `version: 1
models:
  - id: fashion
    limits:
      latency-p95: { max-increase: 10% }
  - id: ocr
    limits:
      task-score: { max-drop: 1pp }
`;

const locate = locateResults({ file: '.github/a #1.yml', text: POLICY }, new Map());

function read(given: Verdict, exitCode: ExitCode = 1, places = locate) {
  const [run] = sarifSchema.parse(JSON.parse(renderSarif(given, { exitCode, locate: places }))).runs;
  for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  return run;
}

describe('renderSarif', () => {
  test('has a broken limit as an error at its line of the policy', () => {
    expect(read(verdict([SLOWER])).results).toEqual([
      {
        ruleId: 'latency-p95',
        ruleIndex: 0,
        level: 'error',
        message: { text: expect.stringMatching(/^fashion: P95 latency \+45\.6%/) },
        partialFingerprints: { 'regressionGate/v1': 'fashion/limits/latency-p95' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: '.github/a%20%231.yml', uriBaseId: '%SRCROOT%' },
              region: { startLine: 5, startColumn: 7 },
            },
          },
        ],
      },
    ]);
  });

  test('has an undecided limit as a warning, at the model if the policy has no such limit', () => {
    const [result] = read(verdict([UNDECIDED]), 0).results;
    expect(result).toMatchObject({
      level: 'warning',
      locations: [{ physicalLocation: { region: { startLine: 6 } } }],
    });
  });

  test('has nothing of a model that passes', () => {
    expect(read(verdict([model()]), 0)).toMatchObject({
      results: [],
      invocations: [{ executionSuccessful: true }],
    });
  });

  test('has a model without a comparison, at its id', () => {
    expect(read(verdict([NEW_MODEL]), 3).results).toMatchObject([
      {
        ruleId: 'no-baseline',
        level: 'warning',
        locations: [{ physicalLocation: { region: { startLine: 3 } } }],
      },
    ]);
  });

  test('says that a run without results was not a success', () => {
    const run = read({ version: 2, state: 'error', models: [] }, 4);
    expect(run.invocations).toMatchObject([{ exitCode: 4, executionSuccessful: false }]);
    expect(run.invocations[0].toolExecutionNotifications).toHaveLength(1);
  });

  test.each([
    {
      title: 'the model file without a policy',
      places: locateResults(undefined, new Map([['fashion', 'models/new.onnx']])),
      place: [{ physicalLocation: { artifactLocation: { uri: 'models/new.onnx', uriBaseId: '%SRCROOT%' } } }],
    },
    {
      title: 'the start of a policy that lacks the model',
      places: locateResults({ file: 'p.yml', text: 'version: 1' }, new Map()),
      place: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'p.yml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 1, startColumn: 1 },
          },
        },
      ],
    },
    { title: 'nothing without either', places: locateResults(undefined, new Map()), place: undefined },
  ])('points at $title', ({ places, place }) => {
    expect(read(verdict([SLOWER]), 1, places).results[0]?.locations).toEqual(place);
  });

  test('hostile names are texts and nothing else', () => {
    expect(read(hostileVerdict()).results).toHaveLength(2 * HOSTILE_NAMES.length);
    const file = HOSTILE_NAMES.join('/');
    expect(() => read(verdict([SLOWER]), 1, locateResults({ file, text: '' }, new Map()))).not.toThrow();
  });
});
