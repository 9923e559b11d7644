import type { CommandName } from './options.ts';

const GENERAL = `regression-gate: blocks a merge whose ONNX model got slower, less accurate, hungrier or dearer

  regression-gate check            compare the candidate with its baseline and judge it
  regression-gate measure MODEL    measure one model and write its record
  regression-gate calibrate        compare the model with itself: what can this machine tell?
  regression-gate ladder           try variants of the model one at a time: which are worth keeping?
  regression-gate sign-off         sign a release off, or decide a sign-off again from its record
  regression-gate inspect MODEL    tell what is in a model file, or what changed against another
  regression-gate init             write workflows and a first policy for the models of this repository
  regression-gate trend HISTORY    look for change points in a history of nightly runs

  --help after a command tells its options. --version tells the version.
  Exit codes: 0 passed, 1 blocked, 2 bad input, 3 could not decide, 4 the gate could not work.
`;

const SHARED = `  --policy FILE        policy file                      (.github/regression-gate.yml)
  --model ID           only this model of the policy    (all)
  --budget TIME        bound of the latency sampling of one model, such as 30s   (60s)
  --seed N             choice and order of the timed items                       (1)
  --runtime-path DIR   folder of an installed onnxruntime-node, or of several; may be given more than once
`;

const HELP: Record<CommandName, string> = {
  check: `regression-gate check: compare the candidate with its baseline and judge it

${SHARED}  --baseline FILE      a model (.onnx) or a record (record.json) to compare with
  --baseline-policy FILE   take the baseline's runtime settings from this policy
  --candidate FILE     model to judge                   (the policy's artifact)
  --store DIR          folder with recorded baselines   (.regression-gate)
  --out DIR            where report.md and verdict.json go   (.regression-gate/out)
  --release REF        tag or commit that drift limits are held against   (the nearest tag behind HEAD)
  --record             measure the candidate and keep it as baseline
  --fresh              leave earlier attempts at the same comparison (DIR/attempts) out of it
  --json               print verdict.json instead of the summary

Without --baseline: the record of the git merge base in the store, else the model file at the merge base, else the
record of the nearest of the 20 commits before it.
With neither the verdict is no-baseline, exit 3.
`,
  measure: `regression-gate measure MODEL: measure one model by a policy and write its record

${SHARED}  --out DIR            the record goes to DIR/<model id>/record.json   (.regression-gate)
`,
  calibrate: `regression-gate calibrate: compare the model with itself, and propose limits that hold on this machine

${SHARED}  --runs N             comparisons, each spending its whole budget (20s unless told)   (5)
  --out DIR            where calibration.md and calibration.json go    (.regression-gate/out)
`,
  ladder: `regression-gate ladder: try the variants under "ladder" in the policy, each against the policy's model

${SHARED}  --out DIR            where ladder.md and ladder.json go   (.regression-gate/out)

The budget is that of each rung. Exit code 0 when the ladder was climbed, whatever was kept.
`,
  'sign-off': `regression-gate sign-off: compare a release with the last one, and sign it off or refuse to

  --policy FILE        policy file; its profiles.release holds   (.github/regression-gate.yml)
  --model ID           only this model of the policy    (all)
  --candidate FILE     model to sign off                (the policy's artifact)
  --release REF        tag or commit of the last release   (the nearest tag of an earlier commit)
  --tag NAME           name of this release             (the tag of the commit)
  --data-branch NAME   branch at origin with the records and the nightly runs   (regression-gate-data)
  --actor NAME         who asks for it, for the record
  --budget TIME        bound of the latency sampling of one model, such as 30s   (60s)
  --seed N             choice and order of the timed items; each repeat adds one   (1)
  --runtime-path DIR   folder of an installed onnxruntime-node, or of several; may be given more than once
  --out DIR            where sign-off.json and the files beside it go   (.regression-gate/out)
  --json               print sign-off.json instead of the summary

regression-gate sign-off --verify FILE: decide a sign-off again from its record, and hold files against its digests

  --model FILE         a model of the release, with what lies beside it; may be given more than once
  --policy FILE        the policy: all of its models must be there, judged by its limits
  --dataset FILE       a data set, file or folder; may be given more than once
  --waivers FILE       the file of waivers
  --json               print JSON

Exit code 0 when the record signs the release off and bears that out, 1 when anything differs, 2 when it is no record.
`,
  inspect: `regression-gate inspect MODEL: tell what is in a model file, without running it

  --against BASE       tell instead what changed from the model BASE to MODEL
  --json               print JSON

Weights are read in samples of 64 MiB in all, never loaded. Exit code 0, or 2 when a file is no model.
`,
  init: `regression-gate init: write workflows and a first policy for the models of this repository

  --use LIST           which workflows, of: pull-request, nightly, release, fork-companion   (pull-request)
  --action REF         how they name this Action: OWNER/REPOSITORY@ and the full SHA of the commit that you reviewed
  --force              overwrite files that are there

Looks at the .onnx files that git knows of and at the data beside them, and proposes .github/regression-gate.yml. A policy
that is there is kept; a workflow that is there and differs ends it with exit code 2, and nothing is written.
`,
  trend: `regression-gate trend HISTORY: look for change points in a history of nightly runs (history.jsonl)

  --policy FILE        tells which way each task score is better  (.github/regression-gate.yml where there is one)
  --min-change SHARE   smallest change of a sampled metric that counts, such as 5%   (3%)
  --json               print JSON

Needs 12 nights of the same model, machine, data and settings. A change is suspected on its first night and confirmed
on its second. Exit code 1 when a regression stands open, 2 when the file or a line of it cannot be read.
`,
};

/** The text of --help. */
export function renderHelp(of: CommandName | undefined): string {
  return of === undefined ? GENERAL : HELP[of];
}
