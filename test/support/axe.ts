import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { OpenPage } from './chromium.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Unfolds everything first, so that everything is examined. */
const RUN = `document.querySelectorAll('details').forEach((each) => { each.open = true; });
axe.run().then(({ violations, passes }) => ({
  passes: passes.length,
  violations: violations.map(({ id, nodes }) => [id, nodes[0].html.slice(0, 200)]),
}))`;

/** What axe finds on a page: how many rules it keeps, and each rule that it breaks with the first place. */
export async function runAxe(page: OpenPage): Promise<{ passes: number; violations: readonly unknown[] }> {
  await page.evaluate(AXE);
  return (await page.evaluate(RUN)) as { passes: number; violations: readonly unknown[] };
}
