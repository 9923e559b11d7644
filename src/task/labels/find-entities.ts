import type { TokenTask } from '../../policy/task/label-tasks.ts';

/** A tag such as `B-PER`; `O` is outside all entities and has no type. */
export interface Tag {
  readonly prefix: 'B' | 'I' | 'E' | 'S' | 'O';
  readonly type: string;
}

const OUTSIDE: Tag = { prefix: 'O', type: '' };

/** @returns Undefined if the text is neither `O` nor a prefix, a hyphen and a type. */
export function parseTag(text: string): Tag | undefined {
  if (text === 'O') return OUTSIDE;
  const [, prefix, type] = /^([BIES])-(.+)$/s.exec(text) ?? [];
  return prefix === undefined || type === undefined ? undefined : { prefix: prefix as Tag['prefix'], type };
}

/**
 * The entities of a sequence, each as a text that is equal for equal type, start and end.
 *
 * `lenient` accepts any order of prefixes, as conlleval and seqeval's default mode do: I-PER after O begins an entity.
 * `iob2` and `iobes` are seqeval's `mode="strict"`: what does not follow the scheme is not an entity.
 *
 * @see Ramshaw & Marcus (1995), "Text Chunking using Transformation-Based Learning".
 */
export function findEntities(tags: readonly Tag[], scheme: TokenTask['scheme']): ReadonlySet<string> {
  return new Set(scheme === 'lenient' ? lenientEntities(tags) : strictEntities(tags, scheme));
}

const nameOf = (type: string, start: number, end: number): string => `${start} ${end} ${type}`;

function lenientEntities(tags: readonly Tag[]): string[] {
  const found: string[] = [];
  let start = 0;
  let before = OUTSIDE;
  for (const [index, tag] of [...tags, OUTSIDE].entries()) {
    if (isEnd(before, tag)) found.push(nameOf(before.type, start, index));
    if (isStart(before, tag)) start = index;
    before = tag;
  }
  return found;
}

/** Whether an entity ends between two tags. */
function isEnd(before: Tag, tag: Tag): boolean {
  if (before.prefix === 'O') return false;
  return (
    before.prefix === 'E' || before.prefix === 'S' || 'BSO'.includes(tag.prefix) || before.type !== tag.type
  );
}

/** Whether an entity starts with the second tag. */
function isStart(before: Tag, tag: Tag): boolean {
  if (tag.prefix === 'O') return false;
  return 'BS'.includes(tag.prefix) || 'ESO'.includes(before.prefix) || before.type !== tag.type;
}

function strictEntities(tags: readonly Tag[], scheme: 'iob2' | 'iobes'): string[] {
  const inside = scheme === 'iob2' ? 'I' : 'IE';
  const found: string[] = [];
  let start = 0;
  while (start < tags.length) {
    const { prefix, type } = tags[start] ?? OUTSIDE;
    let end = start + 1;
    if (prefix === 'B') {
      while (tags[end]?.type === type && inside.includes(tags[end]?.prefix ?? 'O')) {
        end += 1;
        if (tags[end - 1]?.prefix === 'E') break;
      }
    }
    const last = tags[end - 1]?.prefix;
    const isEntity = scheme === 'iob2' ? prefix === 'B' : prefix === 'S' || (prefix === 'B' && last === 'E');
    if (isEntity) found.push(nameOf(type, start, end));
    start = end;
  }
  return found;
}
