import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { benchmarkPages, indexPage, type SitePage } from './benchmark-pages.ts';

/*
 * npm run pages: this repository's own results as a site: its benchmarks, and the reports of the last `npm run demo`. Writes to
 * .regression-gate/pages or the given folder.
 */

const ROOT = resolve(import.meta.dirname, '..', '..');
const OUT = resolve(process.argv[2] ?? join(ROOT, '.regression-gate', 'pages'));

const DEMO = [
  { candidate: 'int8', title: 'Report: an int8 model that passes' },
  { candidate: 'tail', title: 'Report: a model with a slow tail that is blocked' },
];

const demoPages = DEMO.flatMap(({ candidate, title }): SitePage[] => {
  const file = join(ROOT, '.regression-gate', 'demo', candidate, 'report.html');
  return existsSync(file)
    ? [{ name: `demo-${candidate}.html`, title, html: readFileSync(file, 'utf8') }]
    : [];
});

const pages = [...demoPages, ...benchmarkPages()];
mkdirSync(OUT, { recursive: true });
for (const { name, html } of pages) writeFileSync(join(OUT, name), html);
writeFileSync(join(OUT, 'index.html'), indexPage(pages));
console.log(`${pages.length} pages → ${join(OUT, 'index.html')}`);
if (demoPages.length === 0) console.log('Run "npm run demo" first to include the reports of two checks.');
