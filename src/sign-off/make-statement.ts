import { sliceLabel } from '../policy/items/slices.ts';
import type { Row } from '../verdict/row/row.ts';
import type { Repeat, SignedModel, SignedServer, SignOff } from './sign-off-record.ts';

/** What `actions/attest` takes as `predicate-type`. */
const PREDICATE_TYPE = 'https://in-toto.io/attestation/test-result/v0.1';

const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';

/** An in-toto ResourceDescriptor, as far as it is used here. */
interface ResourceDescriptor {
  readonly name: string;
  readonly uri?: string;
  readonly digest: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string | number | null>>;
}

/** An in-toto test result: what was tested, with which result. It has names of metrics and digests, but no figures. */
interface TestResult {
  readonly result: 'PASSED' | 'WARNED' | 'FAILED';
  readonly configuration: readonly ResourceDescriptor[];
  readonly url?: string;
  readonly passedTests: readonly string[];
  readonly warnedTests: readonly string[];
  readonly failedTests: readonly string[];
}

/** An in-toto Statement about the files of the models. */
interface Statement {
  readonly _type: typeof STATEMENT_TYPE;
  readonly subject: readonly ResourceDescriptor[];
  readonly predicateType: typeof PREDICATE_TYPE;
  readonly predicate: TestResult;
}

/**
 * The sign-off as an in-toto Statement v1 with a test result.
 *
 * @param recordSha256 - Of the text of `sign-off.json`: who signs the statement signs the whole record with it.
 * @see https://github.com/in-toto/attestation/blob/main/spec/predicates/test-result.md
 */
export function makeStatement(record: SignOff, recordSha256: string): Statement {
  return {
    _type: STATEMENT_TYPE,
    subject: listFiles(record).map(({ path, sha256 }) => ({ name: path, digest: { sha256 } })),
    predicateType: PREDICATE_TYPE,
    predicate: makePredicate(record, recordSha256),
  };
}

/** The files of all models, each path once. */
export function listFiles({
  models,
}: SignOff): readonly { readonly path: string; readonly sha256: string }[] {
  const files = models.flatMap((model) => model.files);
  return files.filter(({ path }, index) => files.findIndex((each) => each.path === path) === index);
}

function makePredicate(record: SignOff, recordSha256: string): TestResult {
  const tests = [...record.models.flatMap((model) => listTests(model, record)), ...refusalTest(record)];
  const named = (outcome: Test['outcome']) =>
    tests.filter((test) => test.outcome === outcome).map(({ name }) => name);
  const [passedTests, warnedTests, failedTests] = [named('passed'), named('warned'), named('failed')];
  const url = record.triggeredBy.run?.url;
  return {
    result: resultOf(record, { warnedTests, failedTests }),
    configuration: configurationOf(record, recordSha256),
    ...(url !== undefined && { url }),
    passedTests,
    warnedTests,
    failedTests,
  };
}

/** A release that was not signed has failed, even if no single test did. */
function resultOf(
  { signed }: SignOff,
  { warnedTests, failedTests }: Pick<TestResult, 'warnedTests' | 'failedTests'>,
): TestResult['result'] {
  if (!signed || failedTests.length > 0) return 'FAILED';
  return warnedTests.length > 0 ? 'WARNED' : 'PASSED';
}

function configurationOf(record: SignOff, recordSha256: string): ResourceDescriptor[] {
  const { policy, waivers, release, models, gate } = record;
  const source =
    release.repository !== null && release.commit !== null
      ? { uri: `git+${release.repository}@${release.commit}#${policy.path}` }
      : {};
  return [
    {
      name: 'sign-off.json',
      digest: { sha256: recordSha256 },
      annotations: { gateVersion: gate.version, releaseCommit: release.commit, releaseTag: release.tag },
    },
    { name: 'policy', ...source, digest: { sha256: policy.sha256 } },
    ...(waivers.file === null ? [] : [{ name: 'waivers', digest: { sha256: waivers.file.sha256 } }]),
    ...models.flatMap(describeModel),
  ];
}

function describeModel({ id, measured, nightly }: SignedModel): ResourceDescriptor[] {
  const found: ResourceDescriptor[] = [];
  if (measured !== null) {
    const { dataset, comparability, environment, baseline, server } = measured;
    found.push({ name: `${id}/dataset`, digest: { sha256: dataset.sha256 } });
    found.push({ name: `${id}/settings`, digest: { sha256: comparability.sha256 } });
    found.push({ name: `${id}/environment`, digest: { sha256: environment.sha256 } });
    if (server !== undefined) found.push(...describeServer(id, server));
    if (baseline !== null) {
      const annotations = { commit: baseline.commit };
      found.push({ name: `${id}/baseline`, digest: { sha256: baseline.sha256 }, annotations });
    }
  }
  if (nightly !== null) {
    const annotations = { recordedAt: nightly.recordedAt, run: nightly.run?.url ?? null };
    found.push({ name: `${id}/nightly`, digest: { sha256: nightly.model }, annotations });
  }
  return found;
}

/** Its files by digest, lock files with the number of packages that they pin. */
function describeServer(id: string, { executable, files, locks }: SignedServer): ResourceDescriptor[] {
  return [
    ...(executable === null
      ? []
      : [{ name: `${id}/server/${executable.name}`, digest: { sha256: executable.sha256 } }]),
    ...files.map(({ path, sha256 }) => ({ name: `${id}/server/${path}`, digest: { sha256 } })),
    ...locks.map(({ path, sha256, packages }) => ({
      name: `${id}/server/${path}`,
      digest: { sha256 },
      annotations: { packages: packages?.length ?? null },
    })),
  ];
}

interface Test {
  readonly name: string;
  readonly outcome: 'passed' | 'warned' | 'failed';
}

function listTests({ id, nightly, repeats }: SignedModel, { profile }: SignOff): Test[] {
  const missing = Array.from({ length: Math.max(0, profile.repeats - repeats.length) }, (_, index) => {
    const number = repeats.length + index + 1;
    return { name: `${id}/repeat-${number}`, outcome: 'failed' } as const;
  });
  return [
    { name: `${id}/nightly`, outcome: nightly === null ? 'failed' : 'passed' },
    ...repeats.flatMap((repeat, index) => listRows(`${id}/repeat-${index + 1}`, repeat)),
    ...missing,
  ];
}

const OUTCOMES: Record<Exclude<Row['state'], 'shown'>, Test['outcome']> = {
  pass: 'passed',
  waived: 'warned',
  inconclusive: 'failed',
  fail: 'failed',
};

function listRows(place: string, { rows, state }: Repeat): Test[] {
  const tests = rows.flatMap((row): Test[] =>
    row.state === 'shown'
      ? []
      : [
          {
            name: `${place}/${row.metric}${row.slice === undefined ? '' : `[${sliceLabel(row.slice)}]`}`,
            outcome: OUTCOMES[row.state],
          },
        ],
  );
  const isExplained = state === 'pass' || tests.some(({ outcome }) => outcome !== 'passed');
  return isExplained ? tests : [...tests, { name: `${place}/${state}`, outcome: 'failed' }];
}

/** A refusal that no model's test shows. */
function refusalTest({ signed, refusals }: SignOff): Test[] {
  return signed || refusals.length === 0 ? [] : [{ name: 'sign-off', outcome: 'failed' }];
}
