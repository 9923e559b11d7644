import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readAnnotations } from '../../../../src/dataset/coco/read-annotations.ts';
import { locateSet } from '../../../../src/gate/rules/files/locate-set.ts';
import type { Run } from '../../../../src/gate/run.ts';
import { type GitLab, openGitLab } from '../../../support/git-lab.ts';

const coco = (width: number): string =>
  JSON.stringify({
    images: [{ id: 1, file_name: 'a.png' }],
    annotations: [{ id: 1, image_id: 1, category_id: 5, bbox: [0, 0, width, 1] }],
    categories: [{ id: 5, name: 'cat' }],
  });

function openLab(): GitLab {
  const lab = openGitLab();
  onTestFinished(() => lab.remove());
  lab.commit('photos', 'stands for a folder of images');
  return lab;
}

/** The data set as the rules of a commit judge by it; of the checkout if there is none. */
async function locate({ folder }: GitLab, policyCommit: string | undefined) {
  const directory = mkdtempSync(join(tmpdir(), 'locate-set-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const run = {
    request: { policyFile: join(folder, 'policy.yml'), policyCommit },
    workspace: { directory },
    basePolicy: policyCommit === undefined ? undefined : { models: [{ id: 'm' }] },
    model: { id: 'm' },
  } as unknown as Run;
  const { setFile, labelsFile } = await locateSet(run, { path: 'photos', annotations: 'coco.json' });
  if (labelsFile === undefined) throw new Error('no annotations');
  const { file, shownPath } = labelsFile;
  return { setFile, annotations: await readAnnotations({ path: file, shownPath }, ['dog', 'cat']) };
}

const labelled = (width: number) => [{ label: [{ class: 1, xywh: [0, 0, width, 1] }] }];

describe('annotations', () => {
  test('are those of the base commit, and a change of them alone is a change of the data set', async () => {
    const lab = openLab();
    const base = lab.commit('coco.json', coco(10));
    lab.commit('coco.json', coco(99));
    const { setFile, annotations } = await locate(lab, base);
    expect(annotations.images).toMatchObject(labelled(10));
    expect(annotations.images[0]?.place).toContain(`coco.json at commit ${base.slice(0, 7)}`);
    expect(setFile).toMatchObject({ file: join(lab.folder, 'photos'), isReplaced: true, note: undefined });
  });

  test('are those of the checkout if nothing changed, or no base commit judges', async () => {
    const lab = openLab();
    const first = lab.commit('coco.json', coco(10));
    expect((await locate(lab, first)).setFile).toMatchObject({ isReplaced: false, note: undefined });
    lab.commit('coco.json', coco(99));
    const { setFile, annotations } = await locate(lab, undefined);
    expect(annotations.images).toMatchObject(labelled(99));
    expect(setFile.isReplaced).toBe(false);
  });

  test('that the base commit does not have judge with a note', async () => {
    const lab = openLab();
    const base = lab.run('rev-parse', 'HEAD');
    lab.commit('coco.json', coco(99));
    const { setFile, annotations } = await locate(lab, base);
    expect(annotations.images).toMatchObject(labelled(99));
    expect(setFile).toMatchObject({
      isReplaced: true,
      note: { kind: 'judged-by-own-file', commit: base, why: 'absent' },
    });
    expect(setFile.note?.path).toContain('coco.json');
  });
});
