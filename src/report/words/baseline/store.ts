import type { Saved, StoreName, StoreProblem } from '../../../records/store-fact.ts';

/** A store, as a noun. */
export function storeText(name: StoreName): string {
  switch (name.kind) {
    case 'actions-cache':
      return 'the Actions cache';
    case 'directory':
      return `the folder \`${name.path}\``;
    case 'branch':
      return `the branch \`${name.name}\``;
  }
}

/** What a store could not do and why, as a clause without a full stop. */
export function storeProblemText(problem: StoreProblem): string {
  switch (problem.kind) {
    case 'no-answer':
      return `no answer within ${problem.seconds} s`;
    case 'failed':
      return problem.message;
    case 'bad-name':
      return `the model id \`${problem.modelId}\` cannot be a folder name here`;
    case 'no-commit':
      return 'there is no commit to save it under';
    case 'accepted-record-stays':
      return 'this run could not measure the model, so the accepted record of an earlier run stays';
    case 'not-default-branch':
      return 'only runs of the default branch write baselines';
    case 'written-by-change':
      return `\`${problem.path}\` may have been written by a step of this run`;
    case 'not-a-folder':
      return `\`${problem.path}\` is not a folder`;
    case 'not-a-file':
      return `\`${problem.path}\` is not a plain file`;
    case 'empty-file':
      return `\`${problem.path}\` is empty`;
    case 'too-large':
      return `\`${problem.path}\` is too large`;
    case 'unreadable':
      return `\`${problem.path}\` cannot be read (${problem.code})`;
    case 'unwritable':
      return `\`${problem.path}\` cannot be written (${problem.code})`;
    case 'outrun':
      return `other runs pushed to \`${problem.branch}\` first, ${problem.times} times in a row (${problem.message})`;
    case 'push-dropped':
      return `the server accepted the push, but \`${problem.branch}\` does not have \`${problem.path}\``;
    case 'not-protected':
      return `developers can push to \`${problem.branch}\` or merge into it: protect it, and allow only maintainers to do either`;
    case 'not-offered':
      return 'this runner does not offer it';
    case 'cache-mode':
      return `the workflow’s \`cache-mode: ${problem.mode}\` does not allow the job to ${problem.forbids} it`;
    case 'default-branch-unknown':
      return 'the event does not name the default branch';
    case 'not-listed':
      return `its entries could not be listed: ${problem.message}`;
    case 'list-not-offered':
      return 'this server does not list its entries';
    case 'unlisted':
      return `entry \`${problem.entry}\` is not restored, because the server does not list who wrote it; grant \`actions: read\``;
    case 'turned-off':
      return '`cache: false` turns it off';
    case 'of-another-ref':
      return `entry \`${problem.entry}\` was written by \`${problem.ref}\`, not by \`${problem.wanted}\``;
    case 'shadowed':
      return `entry \`${problem.entry}\` also exists in \`${problem.ref}\`, which would be restored first`;
    case 'not-restored':
      return `entry \`${problem.entry}\` could not be restored: see the log, and install \`zstd\` on every runner or on none`;
    case 'no-record':
      return `entry \`${problem.entry}\` does not contain a baseline`;
    case 'wrong-record':
      return `entry \`${problem.entry}\` contains a different record than its key says`;
    case 'not-saved':
      return `entry \`${problem.entry}\` was not saved: see the log`;
    case 'no-gnu-tar':
      return 'this runner has no GNU tar, which is needed to unpack entries safely';
  }
}

/** How a save ended: one sentence. The place is not a code span, because that would cut the long key of a cache entry. */
export function savedText(saved: Saved): string {
  switch (saved.state) {
    case 'saved':
      return `Saved in ${storeText(saved.store)} as ${saved.place}.`;
    case 'not-saved':
      return `Not saved in ${storeText(saved.store)}: ${storeProblemText(saved.problem)}.`;
  }
}
