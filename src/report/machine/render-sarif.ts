import { toUSVString } from 'node:util';
import { plainText } from '../../errors/plain-text.ts';
import { jsonText } from '../../files/json-text.ts';
import { sliceLabel } from '../../policy/items/slices.ts';
import type { ExitCode } from '../../verdict/exit-code.ts';
import type { Row } from '../../verdict/row/row.ts';
import type { State } from '../../verdict/state.ts';
import type { ModelVerdict, Verdict } from '../../verdict/verdict.ts';
import { VERSION } from '../../version.ts';
import { headline, verdictHeadline } from '../words/headline.ts';
import { resultText, ruleText, stateRuleText, testDetail, WHOLE_TESTS } from '../words/machine.ts';
import { problemText } from '../words/problem/problem.ts';
import { GATE_NAME } from '../words/state.ts';
import type { LocateResult, ResultPlace } from './result-places.ts';

/** Longest text of a message; a longer one is cut. */
const MAX_TEXT = 1_000;

interface Finding {
  readonly ruleId: string;
  readonly ruleText: string;
  readonly level: 'error' | 'warning';
  readonly message: string;
  /** The same for the same finding of a later run. */
  readonly fingerprint: string;
  readonly place: ResultPlace | undefined;
}

/**
 * The broken and undecided limits, and the models without a comparison, as SARIF 2.1.0. A run without results is one whose
 * limits were all kept.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function renderSarif(
  verdict: Verdict,
  { exitCode, locate }: { readonly exitCode: ExitCode; readonly locate: LocateResult },
): string {
  const findings = verdict.models.flatMap((model) => findingsOf(model, locate));
  const rules = new Map(findings.map(({ ruleId, ruleText: text }) => [ruleId, text]));
  const ids = [...rules.keys()];
  const notes = notificationsOf(verdict);
  return jsonText({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: GATE_NAME,
            version: VERSION,
            rules: [...rules].map(([id, text]) => ({ id, shortDescription: { text } })),
          },
        },
        // Without it, a later upload for another policy would close these alerts.
        automationDetails: { id: `${WHOLE_TESTS}/` },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            exitCode,
            executionSuccessful: verdict.state !== 'error' && notes.length === 0,
            ...(notes.length > 0 && { toolExecutionNotifications: notes }),
          },
        ],
        results: findings.map((finding) => renderFinding(finding, ids.indexOf(finding.ruleId))),
      },
    ],
  });
}

function findingsOf(model: ModelVerdict, locate: LocateResult): Finding[] {
  const { id, rows, drift } = model;
  const broken = [...rowFindings(id, rows, { under: 'limits', locate })];
  broken.push(...rowFindings(id, drift?.rows ?? [], { under: 'drift', locate }));
  return broken.length > 0 ? broken : stateFindings(model, locate);
}

function rowFindings(
  id: string,
  rows: readonly Row[],
  { under, locate }: { readonly under: 'limits' | 'drift'; readonly locate: LocateResult },
): Finding[] {
  return rows.flatMap((row): Finding[] => {
    const level = LEVELS[row.state];
    if (level === undefined) return [];
    const detail = testDetail(row);
    return [
      {
        ruleId: row.metric,
        ruleText: ruleText(row.metric),
        level,
        message: [resultText(id, row, under), detail].filter((text) => text !== '').join('. '),
        fingerprint: [
          id,
          under,
          row.metric,
          ...(row.slice === undefined ? [] : [sliceLabel(row.slice)]),
        ].join('/'),
        place: locate(id, row, under),
      },
    ];
  });
}

const LEVELS: Readonly<Partial<Record<Row['state'], Finding['level']>>> = {
  fail: 'error',
  inconclusive: 'warning',
};

/** A model whose state its rows do not show, such as one without a baseline. */
function stateFindings(model: ModelVerdict, locate: LocateResult): Finding[] {
  const { id, state } = model;
  if (state === 'pass' || state === 'waived') return [];
  return [
    {
      ruleId: state,
      ruleText: stateRuleText(state),
      level: MILD.includes(state) ? 'warning' : 'error',
      message: `${id} ${headline(model)}`,
      fingerprint: `${id}/${state}`,
      place: locate(id, undefined, 'limits'),
    },
  ];
}

const MILD: readonly State[] = ['inconclusive', 'no-baseline'];

function notificationsOf(verdict: Verdict): object[] {
  const messages = [
    ...(verdict.problems ?? []).map(problemText),
    ...(verdict.models.length === 0 && verdict.problems === undefined ? [verdictHeadline(verdict)] : []),
  ];
  return messages.map((text) => ({ level: 'error', message: { text: cut(text) } }));
}

function renderFinding({ ruleId, level, message, fingerprint, place }: Finding, ruleIndex: number): object {
  return {
    ruleId,
    ruleIndex,
    level,
    message: { text: cut(message) },
    partialFingerprints: { 'regressionGate/v1': cut(fingerprint) },
    ...(place !== undefined && { locations: [renderPlace(place)] }),
  };
}

function renderPlace({ file, line, column }: ResultPlace): object {
  // Each name is escaped alone, so that a "#" or "?" in one does not end the path.
  const uri = toUSVString(file).split('/').map(encodeURIComponent).join('/');
  return {
    physicalLocation: {
      artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
      ...(line !== undefined && {
        region: { startLine: line, ...(column !== undefined && { startColumn: column }) },
      }),
    },
  };
}

const cut = (text: string): string => plainText(text, MAX_TEXT);
