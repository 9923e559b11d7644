import { jsonText } from '../files/json-text.ts';
import { compareInspections } from '../inspect/diff/compare-inspections.ts';
import { inspectModel } from '../inspect/inspect-model.ts';
import { inspectionJson, renderInspection, renderModelChanges } from '../report/render-inspection.ts';
import { defineCommand } from './define/define-command.ts';

/** Shows what a model file contains, or what changed against another. */
export const inspect = defineCommand({
  name: 'inspect',
  summary: 'show what a model file contains, or what changed against another, without running it',
  positionals: [{ name: 'MODEL', what: 'a model file', example: 'regression-gate inspect model.onnx' }],
  options: {
    against: {
      type: 'string',
      value: 'BASE',
      help: 'show what changed from the model BASE to MODEL instead',
    },
    json: { type: 'boolean', default: false, help: 'print JSON' },
  },
  details: 'Weights are sampled, 64 MiB in all, and never loaded. Exits 0, or 2 if a file is not a model.',
  async run({ values, positionals: [model] }, { print }) {
    const { against, json } = values;
    const candidate = await inspectModel(model, model);
    const printJson = (value: object) => print(jsonText({ version: 2, ...value }));
    if (against === undefined) {
      if (json) printJson({ model: inspectionJson(candidate) });
      else print(renderInspection(model, candidate));
      return 0;
    }
    const baseline = await inspectModel(against, against);
    const changes = compareInspections(baseline, candidate);
    if (json) {
      printJson({ changes, baseline: inspectionJson(baseline), candidate: inspectionJson(candidate) });
      return 0;
    }
    const isSampled = candidate.weights.all.whole === undefined;
    print(renderModelChanges({ baselinePath: against, candidatePath: model, changes, isSampled }));
    return 0;
  },
});
