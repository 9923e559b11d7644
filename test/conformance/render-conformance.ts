import { markdownTable } from 'markdown-table';
import type { CaseOutcome } from './outcome.ts';
import { reasonOf } from './reason.ts';

/** The results of a run. */
export interface Conformance {
  readonly date: string;
  readonly machine: Readonly<Record<string, string>>;
  readonly commit: string;
  readonly suite: string;
  readonly cases: readonly CaseOutcome[];
}

const GATE = ['match', 'mismatch', 'refused', 'broken'] as const;
const DIRECT = ['pass', 'mismatch', 'unsupported', 'error', 'crashed', 'timed-out'] as const;

/** The page with all results. */
export function renderConformance({ date, machine, commit, suite, cases }: Conformance): string {
  const where = Object.entries(machine).map(([name, text]) => `${name}: ${text}`);
  const passed = cases.filter(({ direct }) => direct.kind === 'pass');
  const exceptions = passed.filter(({ gate }) => gate.kind !== 'match');
  const claim =
    exceptions.length === 0
      ? `**All ${passed.length} cases that the runtime itself passes are a match in the gate.**`
      : `**${passed.length - exceptions.length} of the ${passed.length} cases that the runtime itself passes are a match in the gate.**`;
  return `# The ONNX backend test suite

\`npm run conformance\`. ${[date, ...where, `suite: ${suite}`, `commit: ${commit}`].join('; ')}

Every case is a model with inputs and reference outputs. It runs twice, each time in a child process: in the gate, with the
functions of a check and \`output-match\`, and in the runtime alone through its binding for Node. Both compare with the suite's own
tolerances (rtol 0.001, atol 1e-7). Refused means that the gate names what it cannot run and goes on.

${claim}

${countTable(cases)}

## Refusals, by reason

${reasonTable(cases)}

## Passed by the runtime, not by the gate

${exceptions.length === 0 ? 'None.' : exceptionTable(exceptions)}

## Passed by neither

These are mismatches in the runtime too, here with the first difference that it shows.

${mismatchTable(cases)}
`;
}

function countTable(cases: readonly CaseOutcome[]): string {
  const count = (gate: string, direct?: string): string =>
    String(
      cases.filter((each) => each.gate.kind === gate && (direct === undefined || each.direct.kind === direct))
        .length || '–',
    );
  const columns = DIRECT.filter((kind) => cases.some(({ direct }) => direct.kind === kind));
  const rows = GATE.map((gate) => [
    `gate: ${gate}`,
    count(gate),
    ...columns.map((kind) => count(gate, kind)),
  ]);
  const totals = columns.map((kind) => String(cases.filter(({ direct }) => direct.kind === kind).length));
  return markdownTable(
    [
      ['', 'cases', ...columns.map((kind) => `runtime: ${kind}`)],
      ...rows,
      ['all', String(cases.length), ...totals],
    ],
    { align: ['l', ...Array(columns.length + 1).fill('r')] },
  );
}

function reasonTable(cases: readonly CaseOutcome[]): string {
  const counts = new Map<string, { cases: number; passed: number; example: string }>();
  for (const { name, gate, direct } of cases) {
    if (gate.kind !== 'refused') continue;
    const reason = reasonOf(gate);
    const { cases: before, passed, example } = counts.get(reason) ?? { cases: 0, passed: 0, example: name };
    counts.set(reason, { cases: before + 1, passed: passed + (direct.kind === 'pass' ? 1 : 0), example });
  }
  const rows = [...counts].sort(([, a], [, b]) => b.cases - a.cases);
  return markdownTable(
    [
      ['reason', 'cases', 'of these, the runtime passes', 'for example'],
      ...rows.map(([reason, { cases: total, passed, example }]) => [
        escapeCell(reason),
        String(total),
        String(passed || '–'),
        `\`${example}\``,
      ]),
    ],
    { align: ['l', 'r', 'r', 'l'] },
  );
}

function mismatchTable(cases: readonly CaseOutcome[]): string {
  const rows = cases.flatMap(({ name, direct }) =>
    direct.kind === 'mismatch' ? [[`\`${name}\``, escapeCell(direct.message)]] : [],
  );
  return markdownTable([['case', 'in the runtime'], ...rows]);
}

function exceptionTable(exceptions: readonly CaseOutcome[]): string {
  const why = ({ gate }: CaseOutcome): string => {
    if (gate.kind === 'refused') return reasonOf(gate);
    return gate.kind === 'broken' ? gate.message : gate.kind;
  };
  return markdownTable([
    ['case', 'in the gate'],
    ...exceptions.map((each) => [`\`${each.name}\``, escapeCell(why(each))]),
  ]);
}

const escapeCell = (text: string): string => text.replace(/[|<>]/g, '\\$&').replaceAll('\n', ' ');
