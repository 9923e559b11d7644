import { nameRelease } from '../verdict/drift.ts';
import type { ModelVerdict } from '../verdict/verdict.ts';
import { escapeProse } from './escape-markdown.ts';
import { renderVerdictTable } from './render-rows.ts';

/** The model against the last release, as a table of its own; empty where the policy has no drift limits. */
export function renderDrift({ drift }: Pick<ModelVerdict, 'drift'>): string {
  if (drift === undefined) return '';
  const name = escapeProse(nameRelease(drift));
  const table = renderVerdictTable(drift.rows, 'Release');
  if (table === undefined) return `Against ${name}: ${escapeProse(drift.why ?? 'not judged')}.`;
  const source = drift.source === null ? [] : [`Release: ${escapeProse(drift.source)}.`];
  const reasons = drift.rows.flatMap(({ title, reason }) =>
    reason === undefined ? [] : [`- **${escapeProse(title)}**: ${escapeProse(reason)}`],
  );
  return [`**Against ${name}**`, table, ...(reasons.length > 0 ? [reasons.join('\n')] : []), ...source].join(
    '\n\n',
  );
}
