import type { Verdict } from '../../verdict/verdict.ts';
import { HISTORY_LINK } from '../words/labels.ts';

/** Characters that `encodeURIComponent` leaves as they are, though markdown gives them a meaning. */
const SPECIAL = /[!'()*~_]/g;

/**
 * A link to the history page; to the model's own part of it if there is only one. Empty if the policy names no page.
 *
 * @see src/trend/html/history-script.ts, which reads the part after `#`.
 */
export function renderHistoryLink({
  historyUrl,
  models,
}: Pick<Verdict, 'historyUrl' | 'models'>): readonly string[] {
  if (historyUrl === undefined) return [];
  const [only, ...others] = models;
  const part = only === undefined || others.length > 0 ? '' : `#model=${encodeName(only.id)}`;
  return [`[${HISTORY_LINK}](${historyUrl}${part})`];
}

/** A name with a lone surrogate has no encoding, so it is replaced. */
const encodeName = (name: string): string =>
  encodeURIComponent(name.replace(/\p{Cs}/gu, '\uFFFD')).replace(
    SPECIAL,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
