import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments, stringify } from 'yaml';

/*
 * Writes the pipelines of other CI systems as files that can be checked against those systems' schemas: the recipes of the guide,
 * and the GitLab components with their inputs put in. Argument: the folder to write to.
 */

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
const write = (name, text) => writeFileSync(join(folder, name), text);

const page = readFileSync('.github/guide/other-ci.md', 'utf8');
const recipe = (heading) =>
  new RegExp(`^## ${heading}\\n[^#]*?\`\`\`yaml\\n([\\s\\S]*?)\`\`\``, 'm').exec(page)[1];
write('buildkite.yml', recipe('Buildkite'));
// The recipe is the steps of a job. To Azure, every scalar is a text.
write('azure.yml', stringify({ steps: parse(recipe('Azure Pipelines'), { schema: 'failsafe' }) }));

for (const name of ['gate', 'record']) {
  const [header, jobs] = readFileSync(`templates/${name}.yml`, 'utf8').split(/^---$/m);
  const { inputs } = parseAllDocuments(header)[0].toJS().spec;
  const fill = (input) => inputs[input].default ?? 'value';
  const filled = jobs.replace(/\$\[\[ inputs\.([\w-]+) \]\]/g, (_, input) => JSON.stringify(fill(input)));
  write(`gitlab-${name}.yml`, filled);
}
