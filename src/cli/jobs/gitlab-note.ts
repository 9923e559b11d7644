import { resolve } from 'node:path';
import { readMergeRequest } from '../../gitlab/merge-request.ts';
import { publishNote } from '../../gitlab/publish-note.ts';
import { readVerdictFile } from '../../gitlab/read-verdict-file.ts';
import { NO_MERGE_REQUEST, NO_TOKEN, noteOutcomeText, renderNoVerdict } from '../../gitlab/words.ts';
import { renderReport } from '../../report/render-report.ts';
import { EXIT } from '../../verdict/exit-code.ts';
import { defineCommand } from '../define/define-command.ts';
import { SHARED } from '../options.ts';

/** Writes the report as a note on GitLab's merge request. */
export const gitlabNote = defineCommand({
  name: 'gitlab-note',
  summary: 'in GitLab CI, write the report of a check as a note on the merge request',
  options: {
    policy: SHARED.policy,
    verdict: {
      type: 'string',
      value: 'FILE',
      default: '.regression-gate/out/verdict.json',
      help: 'verdict.json of the check job',
    },
    label: {
      type: 'string',
      value: 'NAME',
      default: '',
      help: 'name of this gate if the project has several',
      defaultText: 'none',
    },
  },
  details: `Takes the merge request from GitLab's predefined variables, and the access token from REGRESSION_GATE_TOKEN. Run it in a job
of its own, so that the token is not in the environment of the job that runs models. It judges nothing. Exits 0 if there
is nothing to write to, and 4 if the server refuses.`,
  async run({ values }, { print }) {
    const mergeRequest = readMergeRequest(process.env);
    const token = process.env['REGRESSION_GATE_TOKEN'] ?? '';
    if (mergeRequest === undefined || token === '') {
      print(`${mergeRequest === undefined ? NO_MERGE_REQUEST : NO_TOKEN}\n`);
      return EXIT.ok;
    }
    const found = await readVerdictFile(resolve(values.verdict));
    const markdown =
      found.kind === 'found' ? renderReport(found.verdict) : renderNoVerdict(found, mergeRequest.pipelineUrl);
    const state = found.kind === 'found' ? found.verdict.state : 'error';
    const outcome = await publishNote(mergeRequest, token, {
      ...{ state, markdown },
      ...{ label: values.label, policy: values.policy },
    });
    print(`${noteOutcomeText(outcome)}\n`);
    return outcome.kind === 'forbidden' || outcome.kind === 'failed' ? EXIT.infrastructure : EXIT.ok;
  },
});
