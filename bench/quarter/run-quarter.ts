import { type Alarm, isFounded, type Night } from './alarm.ts';
import { DRIFT, type Due, dueOf, findViolation, LIMITS, stricter } from './oracle.ts';
import { land, type Pull } from './repository.ts';
import type { MachineState } from './simulated-machine.ts';
import type { Change, Day, Trouble } from './timeline.ts';
import type { Truth } from './truth.ts';
import type { Order, Ran, World } from './world.ts';

/** Inputs of a simulated quarter. */
interface Play {
  readonly days: readonly Day[];
  readonly seed: number;
  readonly openPull: (change: Change, number: number) => Pull;
  /** Truth about the changing model on the default branch. */
  readonly truth: () => Truth;
  readonly progress: (line: string) => void;
}

/** One run in the diary. */
export interface Entry {
  readonly day: number;
  readonly use: 'pull request' | 'push' | 'acceptance' | 'night' | 'release';
  readonly what: string;
  readonly trouble: Trouble;
  readonly due: Due;
  readonly exitCode: number;
  readonly state: string;
}

export interface Diary {
  readonly entries: readonly Entry[];
  readonly alarms: readonly Alarm[];
  /** What the gate did wrong. */
  readonly violations: readonly string[];
}

const DATA_BRANCH = 'regression-gate-data';
const REPOSITORY = { full_name: 'owner/repository', default_branch: 'main' };
const FIRST_DAY = Date.UTC(2026, 5, 1);
const DAY_MS = 24 * 60 * 60 * 1000;

/** References that the gate should be using, tracked independently. */
interface Known {
  accepted: Truth;
  released: Truth | undefined;
}

/** Simulates the days one after another. */
export async function runQuarter(world: World, play: Play): Promise<Diary> {
  const first = play.truth();
  const quarter = new Quarter(world, play, { accepted: first, released: undefined });
  await quarter.begin();
  for (const day of play.days) await quarter.live(day);
  return quarter.diary;
}

class Quarter {
  readonly #world: World;
  readonly #play: Play;
  readonly #known: Known;
  readonly #entries: Entry[] = [];
  readonly #alarms: Alarm[] = [];
  readonly #nights: Night[] = [];
  readonly #violations: string[] = [];
  #pulls = 0;
  #jobs = 0;
  #releases = 0;

  constructor(world: World, play: Play, known: Known) {
    this.#world = world;
    this.#play = play;
    this.#known = known;
  }

  get diary(): Diary {
    return { entries: this.#entries, alarms: this.#alarms, violations: this.#violations };
  }

  /** The first push has nothing to compare with. It is the only run that may be green without a comparison. */
  async begin(): Promise<void> {
    const [first] = this.#play.days;
    if (first === undefined) throw new RangeError('days: expected at least one, got none');
    const ran = await this.#push(first);
    const models = ran.verdict?.models ?? [];
    const isRecorded = models.some(({ saves }) => saves.some(({ state }) => state === 'saved'));
    if (ran.exitCode !== 0 || !isRecorded)
      this.#violate(first, 'first push', `not recorded: exit code ${ran.exitCode}, ${ran.verdict?.state}`);
  }

  async live(day: Day): Promise<void> {
    // First thing in the morning, so that it releases what the previous night tested.
    if (day.isReleased) await this.#release(day);
    this.#trouble(day.trouble);
    for (const [position, change] of day.changes.entries()) {
      await this.#review(day, change, day.isForced && position === 0);
    }
    if (day.isAccepted) await this.#accept(day);
    if (!day.isMissed) await this.#night(day);
    this.#world.server.heal();
    this.#readIssues(day);
    this.#play.progress(
      `day ${day.number}: ${this.#entries.length} runs, ${this.#alarms.length} issues, ${this.#violations.length} violations`,
    );
  }

  #trouble(trouble: Trouble): void {
    const { server } = this.#world;
    const down = { answer: { status: 500 } } as const;
    if (trouble === 'cache evicted') server.entries.splice(0);
    if (trouble === 'cache down') {
      for (const route of ['caches.list', 'cache-v2.lookup', 'cache-v2.create'] as const)
        server.inject({ route, ...down });
    }
    if (trouble === 'interface down') {
      for (const route of [
        'comments.list',
        'comments.create',
        'releases.list',
        'commits.list',
        'caches.list',
      ] as const)
        server.inject({ route, ...down });
    }
    const { run } = this.#world.origin;
    run('config', 'receive.maxInputSize', trouble === 'data branch refuses' ? '1' : '0');
  }

  /** Judges a pull request, merges it if green or forced, and judges it again on the default branch. */
  async #review(day: Day, change: Change, isForced: boolean): Promise<void> {
    this.#pulls += 1;
    const number = this.#pulls;
    const pull = this.#play.openPull(change, number);
    const due = this.#dueOf(pull.truth);
    const ran = await this.#run(day, {
      event: { name: 'pull_request', payload: pullPayload(pull) },
      sha: pull.merge,
      scope: `refs/pull/${number}/merge`,
    });
    this.#note(day, { use: 'pull request', what: change.name, due }, ran);
    if (ran.exitCode !== 0 && !isForced) return;
    land(this.#world.origin, pull);
    const pushed = await this.#push(day);
    this.#note(day, { use: 'push', what: change.name, due: this.#dueOf(pull.truth) }, pushed);
    if (pushed.exitCode === 0) this.#known.accepted = pull.truth;
  }

  #dueOf(candidate: Truth): Due {
    const { accepted, released } = this.#known;
    const alone = dueOf(candidate, accepted, LIMITS);
    return released === undefined ? alone : stricter(alone, dueOf(candidate, released, DRIFT));
  }

  #push(day: Day): Promise<Ran> {
    return this.#onMain(day, { name: 'push', payload: { ref: 'refs/heads/main', before: '0'.repeat(40) } });
  }

  async #accept(day: Day): Promise<void> {
    const event = { name: 'workflow_dispatch', payload: { ref: 'refs/heads/main' } };
    const ran = await this.#onMain(day, event, { accept: 'Agreed trade-off for the new feature.' });
    this.#note(day, { use: 'acceptance', what: 'default branch', due: 'either' }, ran);
    this.#known.accepted = this.#play.truth();
  }

  async #release(day: Day): Promise<void> {
    this.#releases += 1;
    const tag = `v${this.#releases}`;
    const truth = this.#play.truth();
    const { released } = this.#known;
    const due = released === undefined ? 'block' : dueOf(truth, released, LIMITS);
    const ran = await this.#onMain(day, { name: 'release', payload: { release: { tag_name: tag } } });
    this.#note(day, { use: 'release', what: tag, due }, ran);
    // It is released regardless of the sign-off, and the next release is compared with it.
    const { run } = this.#world.origin;
    run('tag', tag, 'main');
    this.#world.server.releases.push({
      tag_name: tag,
      draft: false,
      prerelease: false,
      published_at: timeOf(day, 20),
    });
    this.#known.released = truth;
  }

  async #night(day: Day): Promise<void> {
    this.#nights.push({ date: timeOf(day, 23).slice(0, 10), truth: this.#play.truth() });
    const ran = await this.#onMain(day, { name: 'schedule', payload: { schedule: '17 3 * * *' } });
    this.#note(day, { use: 'night', what: 'default branch', due: this.#dueOf(this.#play.truth()) }, ran);
  }

  /** Checks that the night's new issues are founded and that due issues were opened. */
  #readIssues(day: Day): void {
    for (const { title } of this.#world.server.issues.slice(this.#alarms.length)) {
      const alarm = { day: day.number, title, isFounded: isFounded(title, this.#nights) };
      this.#alarms.push(alarm);
      if (!alarm.isFounded) this.#violate(day, title, 'an issue about something that never happened');
    }
    const { dueAlarm } = day;
    if (dueAlarm === undefined) return;
    const isRaised = this.#alarms.some(
      ({ day: raised, title, isFounded: founded }) =>
        founded && raised >= dueAlarm.since && title.includes(dueAlarm.about),
    );
    if (!isRaised) this.#violate(day, 'issues', `none about ${dueAlarm.about} since day ${dueAlarm.since}`);
  }

  #onMain(day: Day, event: Order['event'], inputs: Order['inputs'] = {}): Promise<Ran> {
    const { run } = this.#world.origin;
    run('checkout', '--quiet', 'main');
    const payload = { repository: REPOSITORY, ...(event.payload as object) };
    return this.#run(day, {
      event: { name: event.name, payload },
      sha: run('rev-parse', 'HEAD'),
      scope: 'refs/heads/main',
      inputs,
    });
  }

  #run(
    day: Day,
    { scope, inputs, ...order }: Pick<Order, 'event' | 'sha' | 'inputs'> & { scope: string },
  ): Promise<Ran> {
    this.#jobs += 1;
    const { server } = this.#world;
    Object.assign(server.cacheRights, {
      scope,
      others: scope === 'refs/heads/main' ? [] : ['refs/heads/main'],
    });
    const isNight = order.event.name === 'schedule';
    const machine: MachineState = {
      seed: this.#play.seed * 1_000_003 + this.#jobs,
      processor: day.processor,
      pace: isNight ? day.pace : 1,
    };
    return this.#world.run({
      ...order,
      inputs: { 'data-branch': DATA_BRANCH, ...inputs },
      machine,
      now: timeOf(day, isNight ? 23 : 10),
    });
  }

  #note(day: Day, entry: Pick<Entry, 'use' | 'what' | 'due'>, ran: Ran): void {
    const { number, trouble } = day;
    const state = ran.verdict?.state ?? 'no verdict';
    this.#entries.push({ ...entry, day: number, trouble, exitCode: ran.exitCode, state });
    const violation = findViolation(ran, entry.due, trouble !== 'none');
    if (violation !== undefined) this.#violate(day, `${entry.use}, ${entry.what}`, violation);
  }

  #violate({ number, trouble }: Day, where: string, what: string): void {
    const during = trouble === 'none' ? '' : ` (${trouble})`;
    this.#violations.push(`day ${number}, ${where}${during}: ${what}`);
  }
}

function pullPayload({ number, head, base }: Pull): unknown {
  const repo = { full_name: 'owner/repository' };
  return {
    action: 'synchronize',
    number,
    repository: REPOSITORY,
    pull_request: {
      number,
      head: { sha: head, repo, ref: `pull-${number}` },
      base: { sha: base, repo, ref: 'main' },
    },
  };
}

const timeOf = ({ number }: Day, hour: number): string =>
  new Date(FIRST_DAY + (number - 1) * DAY_MS + hour * 60 * 60 * 1000).toISOString();
