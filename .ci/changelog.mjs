import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

/*
 * Prints the changelog in markdown, from the commits between version tags (v1.2.3). A commit is listed by what it touches:
 * the program, or else what users read. Merges and everything else (tests, benchmarks, dist/) are left out.
 *
 * Arguments: the version of a release that has no tag yet; without one, commits after the last tag are "Unreleased".
 * --last prints only the newest section.
 */

const PROGRAM = /^(?:src\/|action\.yml$|\.github\/workflows\/gate\.yml$|templates\/)/;
const DOCUMENTS = /^(?:README\.md$|\.github\/(?:guide|examples)\/|\.github\/SECURITY\.md$)/;
const VERSION = /^v\d+\.\d+\.\d+$/;

/**
 * @param versions - Oldest first, each with the commits since the one before, newest first; of a commit, its subject and files.
 */
export function renderChangelog(versions) {
  const sections = versions.toReversed().map(({ name, date, commits }) => {
    const own = commits.filter(({ files }) => files.some((file) => PROGRAM.test(file)));
    const documents = commits.filter(
      ({ files }) => !files.some((file) => PROGRAM.test(file)) && files.some((file) => DOCUMENTS.test(file)),
    );
    const lists = [...listOf('Changes', own), ...listOf('Documentation', documents)];
    const heading = date === undefined ? `## ${name}` : `## ${name} (${date})`;
    return [heading, ...(lists.length === 0 ? ['No changes for users.'] : lists)].join('\n\n');
  });
  return sections;
}

const listOf = (title, commits) =>
  commits.length === 0
    ? []
    : [`### ${title}`, [...new Set(commits.map(({ subject }) => `- ${plainText(subject)}`))].join('\n')];

/** A subject is plain text; GitHub would take these characters for markup, a mention or a link to an issue. */
const plainText = (subject) => subject.replace(/[\\<>[\]*_~]/g, '\\$&').replace(/([@#])(?=\w)/g, '$1\u2060');

/** Reads the versions of the repository in the working folder. */
function readVersions(unreleased) {
  const tags = git('tag', '--sort=version:refname', '--merged', 'HEAD')
    .split('\n')
    .filter((tag) => VERSION.test(tag));
  const ends = tags.map((tag) => ({
    name: tag,
    date: git('log', '-1', '--format=%cs', tag).trim(),
    end: tag,
  }));
  const isTagged = tags.some((tag) => git('rev-parse', `${tag}^{commit}`) === git('rev-parse', 'HEAD'));
  const all = isTagged ? ends : [...ends, { name: unreleased ?? 'Unreleased', end: 'HEAD' }];
  return all.map(({ name, date, end }, index) => ({
    ...{ name, date },
    commits: readCommits(index === 0 ? end : `${all[index - 1].end}..${end}`),
  }));
}

function readCommits(range) {
  const text = git('log', '--no-merges', '--name-only', '-z', '--format=%x01%s%x00', range);
  return text
    .split('\u0001')
    .slice(1)
    .map((entry) => {
      const [subject = '', ...files] = entry.split('\0').map((part) => part.trim());
      return { subject, files: files.filter((file) => file !== '') };
    });
}

const git = (...words) => execFileSync('git', words, { encoding: 'utf8', maxBuffer: 2 ** 28 });

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const words = process.argv.slice(2);
  const [version] = words.filter((word) => word !== '--last');
  const sections = renderChangelog(readVersions(version));
  const shown = words.includes('--last') ? sections.slice(0, 1) : ['# Changelog', ...sections];
  process.stdout.write(`${shown.join('\n\n')}\n`);
}
