import type { ActionEvent } from '../plan/event.ts';

/** An event in an error: "a push of "main"", "the event "issues"". */
export function eventText(event: ActionEvent): string {
  if (event.kind === 'other')
    return `the event "${event.name}"${event.ref === undefined ? '' : ` of "${event.ref}"`}`;
  const branch = 'branch' in event ? ` of "${event.branch}"` : '';
  return `a ${event.kind.replace('-', ' ')}${branch}`;
}

/** Who started a run and who re-ran it: "alice", "alice, re-run by bob". */
export function actorText(actor: string | undefined, again: string | undefined): string {
  if (!actor) return again || 'unknown';
  return again && again !== actor ? `${actor}, re-run by ${again}` : actor;
}
