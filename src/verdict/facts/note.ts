import { z } from 'zod';
import { gpuDisturbanceSchema } from '../../device/gpu-disturbance.ts';
import { metricSchema } from '../../policy/metric.ts';
import { baselineNoteSchema } from '../../records/baseline-fact.ts';
import { storeNameSchema, storeProblemSchema } from '../../records/store-fact.ts';

const count = z.int().nonnegative();
const share = z.number();

/** The pull request whose run measured, and the address of that run. */
const evidenceSourceSchema = z.strictObject({ pullRequest: z.int().positive(), url: z.string() });

/** Why the merge queue measured again instead of using what the pull request's own run measured. */
const evidenceUnusedSchema = z.discriminatedUnion('kind', [
  /** The evidence could not be fetched. `message`: from git or the server. */
  z.strictObject({ kind: z.literal('unavailable'), message: z.string() }),
  /** The ref of the merge queue does not name a pull request. */
  z.strictObject({ kind: z.literal('no-pull-request') }),
  /** The change edits `.github`, so the workflow that made the evidence was never merged. */
  z.strictObject({ kind: z.literal('workflow-changed') }),
  z.strictObject({ kind: z.literal('from-fork') }),
  /** The runner does not say which workflow it runs. */
  z.strictObject({ kind: z.literal('workflow-unknown') }),
  /** The workflow has no run for the head of the pull request. */
  z.strictObject({ kind: z.literal('no-run') }),
  z.strictObject({ kind: z.literal('run-of-another-repository') }),
  /** `conclusion`: as GitHub names it, such as "failure" or "in_progress". */
  z.strictObject({ kind: z.literal('run-not-successful'), conclusion: z.string() }),
  /** The server has no API for artifacts. */
  z.strictObject({ kind: z.literal('no-artifacts-api') }),
  z.strictObject({ kind: z.literal('no-artifact'), name: z.string() }),
  z.strictObject({ kind: z.literal('too-many-artifacts'), limit: count }),
  /** `message`: what is wrong with the file. */
  z.strictObject({ kind: z.literal('unreadable'), message: z.string() }),
  /** Nothing in it matches the models, data, settings, limits and machine. */
  z.strictObject({ kind: z.literal('of-another-comparison') }),
  /** Older than a week, or from the future. `at`: ISO 8601. */
  z.strictObject({ kind: z.literal('wrong-age'), at: z.string() }),
  z.strictObject({ kind: z.literal('other-gate-version') }),
  z.strictObject({ kind: z.literal('other-waivers') }),
  /** The pull request's run ended in this state, by its own verdict. */
  z.strictObject({ kind: z.literal('not-passed'), state: z.string() }),
  z.strictObject({ kind: z.literal('nothing-measured') }),
  /** It measured one arm and this run measures two, or the other way round. */
  z.strictObject({ kind: z.literal('other-arms') }),
  /** Judged again here, its figures give this state. */
  z.strictObject({ kind: z.literal('not-passed-again'), state: z.string() }),
]);

export type EvidenceSource = z.infer<typeof evidenceSourceSchema>;
export type EvidenceUnused = z.infer<typeof evidenceUnusedSchema>;

/** Why earlier attempts do not count for a pass of an undecided row. */
const doubtSchema = z.strictObject({
  metric: metricSchema,
  /**
   * `own-figures`: those of this run do not keep the limit. `differs`: the earlier attempts measured something else.
   * `not-comparable`: the attempts cannot be compared in what is undecided.
   */
  why: z.enum(['own-figures', 'differs', 'not-comparable']),
});

export type Doubt = z.infer<typeof doubtSchema>;

/** Anything a reader should know besides the rows. */
export const noteSchema = z.discriminatedUnion('kind', [
  ...baselineNoteSchema.options,
  /** Limits that cannot be judged on the CPU fallback. */
  z.strictObject({ kind: z.literal('not-judged-on-cpu'), metrics: z.array(metricSchema) }),
  /** The base commit's version of a data file is not available, so the change is judged by its own version. */
  z.strictObject({
    kind: z.literal('judged-by-own-file'),
    path: z.string(),
    commit: z.string(),
    why: z.enum(['in-lfs', 'absent']),
    /** From git-lfs. */
    message: z.string().optional(),
  }),
  /** The model takes columns of a CSV file in the order of the file: the first of them, and their number. */
  z.strictObject({
    kind: z.literal('columns-by-position'),
    input: z.string(),
    columns: z.array(z.string()),
    of: count,
  }),
  /** Fields of a CSV file that became NaN; the first of their columns, and the number of these. */
  z.strictObject({
    kind: z.literal('missing-values'),
    fields: count,
    columns: z.array(z.string()),
    of: count,
  }),
  /** The models have different names for the same value of the data set. */
  z.strictObject({ kind: z.literal('input-renamed'), baseline: z.string(), candidate: z.string() }),
  /** The data set has another name for an input: the only value that fits. */
  z.strictObject({ kind: z.literal('input-by-other-name'), input: z.string(), name: z.string() }),
  /** The models are scored on outputs of different names; see `RenamedOutput`. */
  z.strictObject({
    kind: z.literal('output-renamed'),
    baseline: z.string(),
    candidate: z.string(),
    how: z.enum(['policy', 'match', 'only']),
  }),
  /** Inputs of the data set that no model takes: the first of them, and their number. */
  z.strictObject({ kind: z.literal('inputs-unused'), names: z.array(z.string()).min(1), of: count }),
  /** Of a model with a state. `steps` of a sequence and its latency in ns, both on average; null where nothing was timed. */
  z.strictObject({
    kind: z.literal('timed-by-step'),
    steps: z.number().positive(),
    baselineNs: z.number().positive().nullable(),
    candidateNs: z.number().positive().nullable(),
  }),
  z.strictObject({ kind: z.literal('waivers-unreadable'), message: z.string() }),
  /** An earlier attempt failed, so nothing was measured again. */
  z.strictObject({ kind: z.literal('earlier-attempt-failed'), isCommandLine: z.boolean() }),
  /** This attempt fails on its own launches although the pooled launches pass. */
  z.strictObject({ kind: z.literal('attempt-fails-alone') }),
  /** Judged alone, this attempt would have ended in `state`; the pooled launches decide. */
  z.strictObject({ kind: z.literal('attempts-decide'), state: z.string() }),
  /**
   * The pooled launches pass, but this attempt alone decides: stored evidence is untrusted, and does not agree with it.
   */
  z.strictObject({ kind: z.literal('attempts-doubted'), doubts: z.array(doubtSchema) }),
  /** The record is too large to keep, so a re-run will not know about this attempt. */
  z.strictObject({ kind: z.literal('attempt-too-large') }),
  z.strictObject({
    kind: z.literal('attempt-not-kept'),
    store: storeNameSchema,
    problem: storeProblemSchema,
  }),
  z.strictObject({
    kind: z.literal('attempts-unknown'),
    store: storeNameSchema,
    problem: storeProblemSchema,
  }),
  z.strictObject({ kind: z.literal('attempt-unused'), store: storeNameSchema, problem: storeProblemSchema }),
  /** Nothing was measured: the figures are those of the pull request's run, judged again here. */
  z.strictObject({ kind: z.literal('evidence-reused'), source: evidenceSourceSchema }),
  z.strictObject({ kind: z.literal('evidence-unused'), why: evidenceUnusedSchema }),
  z.strictObject({
    kind: z.literal('launches-discarded'),
    why: z.enum(['late', 'gpu-busy']),
    launches: count,
    of: count,
    disturbances: z.array(gpuDisturbanceSchema),
  }),
  z.strictObject({ kind: z.literal('gpu-power-capped') }),
  /**
   * A server answers a prompt that it has just answered faster than a new one. `ratio`: mean time of the repeated prompts
   * divided by that of the new ones.
   */
  z.strictObject({
    kind: z.literal('repeats-answered-faster'),
    arm: z.enum(['baseline', 'candidate']),
    ratio: z.number(),
    /** What was repeated; prompts if absent. Timed prompts never repeat, timed tensors do. */
    of: z.enum(['prompts', 'tensors']).optional(),
  }),
  /** Answers that ended at the most tokens, of all. */
  z.strictObject({
    kind: z.literal('answers-cut-off'),
    baseline: count.nullable(),
    candidate: count,
    of: count,
  }),
  /** Requests of the accuracy pass that failed. */
  z.strictObject({
    kind: z.literal('requests-failed'),
    baseline: count.nullable(),
    candidate: count,
    of: count,
  }),
  /** The servers were already running, so all samples of an arm come from one start. */
  z.strictObject({ kind: z.literal('servers-not-started') }),
  /** An arm that onnxruntime runs got one request at a time, like the server that it is compared with. */
  z.strictObject({ kind: z.literal('asked-like-a-server') }),
  /**
   * Shares of their time that the models waited for a core; null for a baseline that did not run next to the candidate.
   * `isLeftOut`: latency does not include it.
   */
  z.strictObject({
    kind: z.literal('waited-for-cores'),
    baselineShare: share.nullable(),
    candidateShare: share,
    isLeftOut: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('cpu-stolen'), share }),
  /**
   * There was no policy: the items are random, and the baseline's outputs are their labels. `sizes`: of open dimensions,
   * by name. `values`: ranges that the user chose, by input. `rtol` and `atol`: tolerances of matching outputs.
   */
  z.strictObject({
    kind: z.literal('random-inputs'),
    items: count,
    sizes: z.array(z.strictObject({ name: z.string(), size: count })),
    values: z.array(z.strictObject({ name: z.string(), low: z.number(), high: z.number() })),
    rtol: z.number(),
    atol: z.number(),
  }),
  /**
   * The baseline's commit has none of the files `names` with which a server starts, so the checkout's program served the
   * baseline. `commit`: full SHA.
   */
  z.strictObject({
    kind: z.literal('program-of-checkout'),
    names: z.array(z.string()).min(1),
    commit: z.string(),
  }),
  /** Two servers were compared without a policy, and no prompts were given. */
  z.strictObject({ kind: z.literal('made-up-prompts') }),
  /** The prompts have no labels to guess a score from: those of `items` of them are what the baseline answered. */
  z.strictObject({ kind: z.literal('labels-of-baseline'), items: count, of: count }),
  /** By the policy, the baseline's answers are the labels. `isAlone`: there is no baseline, so they are the model's own. */
  z.strictObject({ kind: z.literal('labelled-by-baseline'), isAlone: z.boolean() }),
  /** There was no policy: the labels suggest the score. */
  z.strictObject({ kind: z.literal('score-guessed'), score: z.string() }),
  /** Outputs, by name, that were left out of a comparison on random inputs. */
  z.strictObject({
    kind: z.literal('outputs-not-compared'),
    names: z.array(z.string()).min(1),
    why: z.enum(['not-tensors', 'in-one-model']),
  }),
  /** Outputs, by name, that the baseline gave the same values for each random item; `of`: number of compared outputs. */
  z.strictObject({ kind: z.literal('outputs-constant'), names: z.array(z.string()).min(1), of: count }),
]);

export type Note = z.infer<typeof noteSchema>;
