import { dirname, join, relative, resolve } from 'node:path';
import { UserError } from '../errors/errors.ts';
import { jsonText } from '../files/json-text.ts';
import { writeFiles } from '../files/write-files.ts';
import type { GateRequest } from '../gate/gate-request.ts';
import { runGate } from '../gate.ts';
import { gitIn, listFirstParents } from '../git/git.ts';
import { findMergeBase, readHeadCommit } from '../git/git-artifact.ts';
import { renderTerminal } from '../report/render-terminal.ts';
import { RESULT_FILES, resultTexts } from '../report/result-texts.ts';
import { openAttemptDirectory } from '../stores/attempt-directory-store.ts';
import { defineCommand } from './define-command.ts';
import { findLastRelease } from './last-release.ts';

import {
  EXTENSION,
  exitCode,
  ports,
  readExtensionOptions,
  readShared,
  SHARED,
  sharedRequest,
} from './options.ts';

/** Judges a model against its baseline, or records it. */
export const check = defineCommand({
  name: 'check',
  summary: 'compare the candidate with its baseline and judge it',
  options: {
    ...SHARED,
    ...EXTENSION,
    baseline: {
      type: 'string',
      value: 'FILE',
      help: 'a model (.onnx), a record (record.json) or a folder with the model to compare with',
    },
    'baseline-policy': {
      type: 'string',
      value: 'FILE',
      help: 'policy whose runtime settings the baseline uses',
    },
    candidate: {
      type: 'string',
      value: 'FILE',
      help: 'model to judge, or a folder with it',
      defaultText: 'the policy’s artifact',
    },
    store: {
      type: 'string',
      value: 'DIR',
      default: '.regression-gate',
      help: 'folder with recorded baselines',
    },
    out: {
      type: 'string',
      value: 'DIR',
      default: '.regression-gate/out',
      help: 'where to write report.md and verdict.json',
    },
    release: {
      type: 'string',
      value: 'REF',
      help: 'tag or commit for the drift limits',
      defaultText: 'the nearest tag before HEAD',
    },
    record: { type: 'boolean', default: false, help: 'measure the candidate and keep it as the baseline' },
    fresh: {
      type: 'boolean',
      default: false,
      help: 'ignore earlier attempts at the same comparison (in STORE/attempts)',
    },
    json: { type: 'boolean', default: false, help: 'print verdict.json instead of the summary' },
  },
  details: `Without --baseline, the gate compares with the record of the git merge base in the store; else with the model file
at the merge base; else with the record of the nearest of the 20 commits before it. If there is none of these, the
verdict is no-baseline (exit 3).`,
  async run({ values }, terminal) {
    const { baseline, 'baseline-policy': baselinePolicy, candidate, record } = values;
    if (record && (baseline !== undefined || baselinePolicy !== undefined)) {
      throw new UserError(
        `--record: expected no ${baseline === undefined ? '--baseline-policy' : '--baseline'} with it, got one.`,
        'Recording compares with nothing.',
      );
    }
    const shared = sharedRequest(readShared(values));
    const folder = dirname(shared.policyFile);
    const base = record ? undefined : await findMergeBase(folder);
    const request: GateRequest = {
      ...shared,
      extension: readExtensionOptions(values),
      candidate: candidate && resolve(candidate),
      baseline: baseline && resolve(baseline),
      baselinePolicyFile: baselinePolicy && resolve(baselinePolicy),
      mode: record ? 'alone' : 'check',
      recording: record ? { commit: await readHeadCommit(folder) } : undefined,
      commit: base,
      ancestors: base === undefined ? [] : (await listFirstParents(gitIn(folder), base)).ancestors,
    };
    const attempts = values.fresh ? [] : [openAttemptDirectory(resolve(values.store, 'attempts'))];
    const lastRelease = () => findLastRelease(folder, values.release);
    const result = await runGate(request, { ...ports(values.store, terminal), attempts, lastRelease });
    const out = resolve(values.out);
    await writeFiles(out, resultTexts(result));
    terminal.print(
      values.json
        ? jsonText(result.verdict)
        : `${renderTerminal(result.verdict, { color: terminal.color })}\nReport: ${relative(process.cwd(), join(out, RESULT_FILES.report))}\n`,
    );
    return exitCode(result);
  },
});
