import { PAGE_LABELS } from '../words/chart/page-labels.ts';
import { element, type Markup, rendered } from './element.ts';
import { STYLE } from './style.ts';

/** Forbids scripts and everything from elsewhere, whatever a model's name may have smuggled in. */
const CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'";

const MAIN_ID = 'result';

/** A complete HTML document without scripts, and without anything from the network. */
export function renderPage({
  title,
  header,
  main,
  footer,
}: {
  readonly title: string;
  readonly header: readonly Markup[];
  readonly main: readonly Markup[];
  readonly footer: readonly Markup[];
}): string {
  const head = element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, title),
    element('style', {}, rendered(STYLE)),
  );
  const body = element(
    'body',
    {},
    element('a', { class: 'skip', href: `#${MAIN_ID}` }, PAGE_LABELS.skip),
    element('header', {}, ...header),
    element('main', { id: MAIN_ID, tabindex: '-1' }, ...main),
    element('footer', {}, ...footer),
  );
  return `<!doctype html>\n${element('html', { lang: 'en' }, head, body).html}\n`;
}
