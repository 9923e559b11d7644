import type { CommandName } from './read-arguments.ts';

const GENERAL = `regression-gate: blocks a merge whose ONNX model got slower, less accurate, hungrier or dearer

  regression-gate check            compare the candidate with its baseline and judge it
  regression-gate measure MODEL    measure one model and write its record
  regression-gate calibrate        compare the model with itself: what can this machine tell?
  regression-gate ladder           try variants of the model one at a time: which are worth keeping?
  regression-gate inspect MODEL    tell what is in a model file, or what changed against another

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
  inspect: `regression-gate inspect MODEL: tell what is in a model file, without running it

  --against BASE       tell instead what changed from the model BASE to MODEL
  --json               print JSON

Weights are read in samples of 64 MiB in all, never loaded. Exit code 0, or 2 when a file is no model.
`,
};

/** The text of --help. */
export function renderHelp(of: CommandName | undefined): string {
  return of === undefined ? GENERAL : HELP[of];
}
