import { describe, expect, test } from 'vitest';
// @ts-expect-error: a script without types.
import { renderChangelog } from '../../.ci/changelog.mjs';

const commit = (subject: string, ...files: readonly string[]) => ({ subject, files });

describe('the changelog', () => {
  test('has the newest version first, and lists a commit by what it touches', () => {
    const sections = renderChangelog([
      { name: 'v1.0.0', date: '2026-01-02', commits: [commit('Faster check', 'src/gate.ts')] },
      {
        name: 'Unreleased',
        date: undefined,
        commits: [
          commit('An input for the runner', 'README.md', 'action.yml'),
          commit('Guide: how to stop', '.github/guide/policy.md', 'test/readme.test.ts'),
          commit('A test that was missing', 'test/gate.test.ts', 'dist/cli.mjs'),
        ],
      },
    ]);
    expect(sections).toEqual([
      '## Unreleased\n\n### Changes\n\n- An input for the runner\n\n### Documentation\n\n- Guide: how to stop',
      '## v1.0.0 (2026-01-02)\n\n### Changes\n\n- Faster check',
    ]);
  });

  test('says so if nothing changed for users, and lists a repeated subject once', () => {
    const same = commit('Twice', 'src/a.ts');
    expect(
      renderChangelog([
        { name: 'v1.0.0', date: '2026-01-02', commits: [commit('Only a test', 'test/a.ts')] },
        { name: 'v1.0.1', date: '2026-01-03', commits: [same, same] },
      ]),
    ).toEqual([
      '## v1.0.1 (2026-01-03)\n\n### Changes\n\n- Twice',
      '## v1.0.0 (2026-01-02)\n\nNo changes for users.',
    ]);
  });

  test('treats a subject as plain text: no markup, mention or link to an issue', () => {
    const [section] = renderChangelog([
      {
        name: 'v1.0.0',
        date: undefined,
        commits: [commit('Fix *<b>* for @someone in #12', 'src/a.ts')],
      },
    ]);
    expect(section).toContain('- Fix \\*\\<b\\>\\* for @\u2060someone in #\u206012');
  });
});
