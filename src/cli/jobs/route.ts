import { jsonText } from '../../files/json-text.ts';
import { defineCommand } from '../define/define-command.ts';
import { JOBS, listJobs, openJobs, SHARDS } from './open-jobs.ts';

/** Lists the measuring jobs of a run. */
export const route = defineCommand({
  name: 'route',
  summary: 'list the measuring jobs of a run on several machines',
  options: {
    ...JOBS,
    shards: SHARDS,
    count: { type: 'boolean', default: false, help: 'print only how many jobs there are' },
  },
  details: `Prints a JSON array of jobs. Run "regression-gate measure --run ID --job N" for each N from 1 to their number, with the same
--shards, then "regression-gate verdict". Only the first shard of a model measures latency. Exits 0.`,
  async run({ values }, { print }) {
    const { models } = await openJobs(values);
    const jobs = listJobs(models, values.shards).map((job, index) => ({ job: index + 1, ...job }));
    print(values.count ? `${jobs.length}\n` : jsonText(jobs));
    return 0;
  },
});
