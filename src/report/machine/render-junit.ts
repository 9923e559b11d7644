import { plainText } from '../../errors/plain-text.ts';
import type { ExitCode } from '../../verdict/exit-code.ts';
import type { Row } from '../../verdict/row/row.ts';
import type { ModelVerdict, Verdict } from '../../verdict/verdict.ts';
import { headline, verdictHeadline } from '../words/headline.ts';
import { testDetail, testName, undecidedTestText, WHOLE_TESTS } from '../words/machine.ts';
import { problemText } from '../words/problem/problem.ts';
import { rowText } from '../words/row/rows.ts';
import { whyText } from '../words/why.ts';
import { type Xml, xmlDocument, xmlElement } from './xml.ts';

/** Longest text of an attribute or element; a longer one is cut. */
const MAX_TEXT = 2_000;

/** Attributes of a suite. */
type Counted = 'tests' | 'failures' | 'errors' | 'skipped';

/** Results of a test in JUnit; `passed` has no element. */
type Outcome = 'passed' | 'failure' | 'skipped' | 'error';

interface TestCase {
  readonly className: string;
  readonly name: string;
  readonly outcome: Outcome;
  readonly message: string;
  readonly detail: string;
}

/**
 * The verdict as JUnit XML: a suite per model, a test per row, and one more for the model's verdict. Undecided rows and
 * rows without a limit are skipped. A model that was compared with nothing never passes: it is skipped where the job
 * may pass without a comparison, else an error.
 *
 * @see https://github.com/jenkinsci/xunit-plugin: its schema, junit-10.xsd
 */
export function renderJunit(verdict: Verdict, exitCode: ExitCode): string {
  const suites = [
    ...verdict.models.map((model) => ({ name: model.id, cases: casesOf(model, exitCode) })),
    ...wholeCases(verdict).map((each) => ({ name: each.className, cases: [each] })),
  ];
  // This element has no count of skipped tests.
  const { skipped: _, ...all } = countsOf(suites.flatMap(({ cases }) => cases));
  return xmlDocument(
    xmlElement(
      'testsuites',
      { name: WHOLE_TESTS, ...all },
      ...suites.map(({ name, cases }) =>
        xmlElement('testsuite', { name: cut(name), ...countsOf(cases) }, ...cases.map(renderCase)),
      ),
    ),
  );
}

function casesOf(model: ModelVerdict, exitCode: ExitCode): TestCase[] {
  const { id, rows, drift } = model;
  return [
    ...rows.map((row) => caseOfRow(id, row)),
    ...(drift?.rows ?? []).map((row) => caseOfRow(`${id}.drift`, row)),
    {
      className: id,
      name: testName('verdict'),
      outcome: outcomeOfModel(model, exitCode),
      message: headline(model),
      detail: whyText(model) ?? '',
    },
  ];
}

const caseOfRow = (className: string, row: Row): TestCase => ({
  className,
  name: testName(row),
  outcome: ROW_OUTCOMES[row.state],
  message: row.state === 'inconclusive' || row.state === 'shown' ? undecidedTestText(row) : rowText(row),
  detail: testDetail(row),
});

const ROW_OUTCOMES: Readonly<Record<Row['state'], Outcome>> = {
  pass: 'passed',
  waived: 'passed',
  fail: 'failure',
  inconclusive: 'skipped',
  shown: 'skipped',
};

function outcomeOfModel({ state }: ModelVerdict, exitCode: ExitCode): Outcome {
  switch (state) {
    case 'pass':
    case 'waived':
      return 'passed';
    case 'fail':
      return 'failure';
    case 'inconclusive':
    case 'no-baseline':
      return exitCode === 0 ? 'skipped' : 'error';
    case 'incomparable':
    case 'no-provider':
    case 'error':
      return 'error';
  }
}

/** Errors of the run as a whole: results that are missing, or no model at all. */
function wholeCases(verdict: Verdict): TestCase[] {
  const messages = [
    ...(verdict.problems ?? []).map(problemText),
    ...(verdict.models.length === 0 && verdict.problems === undefined ? [verdictHeadline(verdict)] : []),
  ];
  return messages.map((message, index) => ({
    className: WHOLE_TESTS,
    name: `${testName('results')} ${index + 1}`,
    outcome: 'error',
    message,
    detail: '',
  }));
}

function countsOf(cases: readonly TestCase[]): Record<Counted, number> {
  const count = (wanted: Outcome): number => cases.filter(({ outcome }) => outcome === wanted).length;
  return {
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  };
}

function renderCase({ className, name, outcome, message, detail }: TestCase): Xml {
  const attributes = { classname: cut(className), name: cut(name) };
  if (outcome === 'passed')
    return xmlElement('testcase', attributes, xmlElement('system-out', {}, cut(message)));
  const result = { message: cut(message), ...(outcome !== 'skipped' && { type: outcome }) };
  return xmlElement('testcase', attributes, xmlElement(outcome, result, cut(detail)));
}

const cut = (text: string): string => plainText(text, MAX_TEXT);
