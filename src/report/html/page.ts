import { createHash } from 'node:crypto';
import { PAGE_LABELS } from '../words/chart/page-labels.ts';
import { element, type Markup, rendered } from './element.ts';
import { STYLE } from './style.ts';

/** Forbids scripts and everything from elsewhere, whatever a model's name may have smuggled in. Pictures are in the page. */
const CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

function policyWith(script: string | undefined): string {
  if (script === undefined) return CONTENT_SECURITY_POLICY;
  const digest = createHash('sha256').update(script).digest('base64');
  return `${CONTENT_SECURITY_POLICY}; script-src 'sha256-${digest}'`;
}

const MAIN_ID = 'result';

/**
 * A complete HTML document without anything from the network, and without scripts but the given one, which is ours.
 *
 * @param more - `style`: added to the style sheet. `script`: the only one that the page may run, by its digest.
 */
export function renderPage({
  title,
  header,
  main,
  footer,
  style = '',
  script,
}: {
  readonly title: string;
  readonly style?: string;
  readonly script?: string | undefined;
  readonly header: readonly Markup[];
  readonly main: readonly Markup[];
  readonly footer: readonly Markup[];
}): string {
  const head = element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: policyWith(script) }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, title),
    element('style', {}, rendered(STYLE + style)),
  );
  const body = element(
    'body',
    {},
    element('a', { class: 'skip', href: `#${MAIN_ID}` }, PAGE_LABELS.skip),
    element('header', {}, ...header),
    element('main', { id: MAIN_ID, tabindex: '-1' }, ...main),
    element('footer', {}, ...footer),
    ...(script === undefined ? [] : [element('script', {}, rendered(script))]),
  );
  return `<!doctype html>\n${element('html', { lang: 'en' }, head, body).html}\n`;
}
