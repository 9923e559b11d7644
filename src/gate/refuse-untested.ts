import type { GateResult } from '../gate.ts';
import { renderReport } from '../report/render-report.ts';
import type { SignedModel, SignOff } from '../sign-off/sign-off-record.ts';
import { EXIT } from '../verdict/exit-code.ts';
import { judgeNothing } from '../verdict/judge-model.ts';
import { summarizeModels } from '../verdict/summarize-models.ts';
import type { ModelVerdict } from '../verdict/verdict.ts';

/** The result of a release that was refused before anything was measured. */
export function refuseUntested({ models, refusals }: SignOff): GateResult {
  const verdict = summarizeModels(
    models.map((model) => refuseModel(model, refusals)),
    undefined,
  );
  return {
    verdict,
    report: renderReport(verdict, { title: 'Model Regression Gate' }),
    exitCode: EXIT.undecided,
    recorded: undefined,
    judged: [],
  };
}

function refuseModel({ id, sha256, sizeBytes }: SignedModel, refusals: readonly string[]): ModelVerdict {
  const own = refusals.find((refusal) => refusal.startsWith(`${id}: `));
  const others = refusals.filter((refusal) => refusal !== own);
  const why = own?.slice(id.length + 2) ?? others[0] ?? 'another model of the release is refused';
  return {
    id,
    ...judgeNothing('incomparable'),
    flips: null,
    headline: `not signed off, and nothing was measured: ${why}`,
    nextStep:
      'Let the nightly run test this model file on the default branch, with the data branch named, then run this again.',
    baselineSource: null,
    models: { baseline: null, candidate: { sha256, sizeBytes } },
    changes: [],
    environment: {},
    method: {},
    notes: others.filter((refusal) => refusal !== why),
    reproduce: '',
  };
}
