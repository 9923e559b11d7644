import { join, relative, resolve } from 'node:path';
import { writeFiles } from '../../files/write-files.ts';
import { DEFAULT_POLICY } from '../../policy/read-policy.ts';
import { analyzeHistory } from '../../trend/analyze-history.ts';
import { judgeBadge } from '../../trend/badge.ts';
import { renderBadgeJson, renderBadgeSvg } from '../../trend/html/render-badge.ts';
import { renderHistory } from '../../trend/html/render-history.ts';
import { EXIT } from '../../verdict/exit-code.ts';
import { defineCommand } from '../define/define-command.ts';
import { LOCAL_HISTORY } from './local-history.ts';
import { readDirections, readHistoryFile } from './read-history.ts';

/** Draws a history file as a page. An unreadable line is an error that names the line. */
export const history = defineCommand({
  name: 'history',
  summary: 'draw a history of recorded runs (history.jsonl) as a page, with a badge',
  positionals: [
    {
      name: 'HISTORY',
      what: 'a history file',
      example: 'regression-gate history history.jsonl',
      default: LOCAL_HISTORY,
    },
  ],
  options: {
    policy: {
      type: 'string',
      value: 'FILE',
      help: 'names the badge’s models and each score’s direction',
      defaultText: `${DEFAULT_POLICY}, if there is one`,
    },
    out: {
      type: 'string',
      value: 'DIR',
      default: '.regression-gate/history',
      help: 'where to write index.html, badge.svg and badge.json',
    },
  },
  details: `Without HISTORY, reads ${LOCAL_HISTORY}, where "check --record" adds a line per run.

index.html is one file that loads nothing: every metric of every model, with a link from each run, change points with
their commits, changes of machine, settings and data, releases and waivers. badge.json is for shields.io's endpoint.`,
  async run({ values, positionals: [file] }, { print }) {
    const { lines, place } = await readHistoryFile(file);
    const scoreDirections = await readDirections(values.policy);
    const trend = analyzeHistory(lines, { scoreDirections });
    const models = scoreDirections.size === 0 ? undefined : new Set(scoreDirections.keys());
    const badge = judgeBadge(lines, trend, models);
    const out = resolve(values.out);
    await writeFiles(out, {
      'index.html': renderHistory(lines, trend),
      'badge.svg': renderBadgeSvg(badge),
      'badge.json': renderBadgeJson(badge),
    });
    print(`${place} → ${relative(process.cwd(), join(out, 'index.html'))}\n`);
    return EXIT.ok;
  },
});
