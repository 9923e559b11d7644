// Makes the README's picture of a comment: node .github/picture/render-comment.mjs report.md picture.png
// Needs Chromium on the PATH. Folded parts stay folded, as GitHub shows them.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome'];
const WIDTH = 940;
const MAX_HEIGHT = 4000;

const STYLE = `
  body { margin: 0; padding: 24px; background: #fff; color: #1f2328; width: ${WIDTH}px; box-sizing: border-box;
    font: 14px/1.5 -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, "Liberation Sans", sans-serif, "Noto Color Emoji"; }
  article { border: 1px solid #d1d9e0; border-radius: 6px; padding: 16px; }
  article > :first-child { margin-top: 0; } article > :last-child { margin-bottom: 0; }
  h3 { font-size: 17.5px; } h4 { font-size: 14px; } h3, h4 { margin: 24px 0 16px; font-weight: 600; line-height: 1.25; }
  p, ul, table, details, pre { margin: 0 0 16px; } details { margin-bottom: 8px; } ul { padding-left: 28px; }
  table { border-collapse: collapse; display: block; max-width: 100%; overflow: auto; }
  th, td { border: 1px solid #d1d9e0; padding: 6px 13px; } tbody tr:nth-child(even) { background: #f6f8fa; }
  code { font: 85% ui-monospace, "DejaVu Sans Mono", monospace; background: #818b981f; border-radius: 6px; padding: .2em .4em; }
  pre { background: #f6f8fa; border-radius: 6px; padding: 16px; overflow: auto; } pre code { background: none; padding: 0; }
  summary { cursor: pointer; } em { color: #59636e; }
`;

/** The page tells its height in the title. */
function page(markdown) {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><article>${html}</article>
    <script>document.title = Math.ceil(document.documentElement.getBoundingClientRect().height)</script>`;
}

function browse(...options) {
  const common = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--no-first-run',
  ];
  for (const browser of BROWSERS) {
    try {
      return execFileSync(browser, [...common, ...options], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  }
  throw new Error(`expected one of ${BROWSERS.join(', ')} on the PATH, got none.`);
}

const [report, picture] = process.argv.slice(2);
if (picture === undefined) {
  console.error('usage: node .github/picture/render-comment.mjs REPORT.md PICTURE.png');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'comment-'));
try {
  const file = join(folder, 'comment.html');
  writeFileSync(file, page(readFileSync(report, 'utf8')));
  const url = pathToFileURL(file).href;
  const html = browse(`--window-size=${WIDTH},${MAX_HEIGHT}`, '--dump-dom', url);
  const height = Number(/<title>(\d+)<\/title>/.exec(html)?.[1] ?? MAX_HEIGHT);
  browse(
    `--screenshot=${resolve(picture)}`,
    `--window-size=${WIDTH},${height}`,
    '--force-device-scale-factor=2',
    url,
  );
} finally {
  rmSync(folder, { recursive: true });
}
