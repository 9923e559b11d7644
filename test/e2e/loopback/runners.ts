import { pageOf } from './page.ts';
import { type LoopbackAnswer, type LoopbackRequest, REPOSITORY, type Route } from './protocol.ts';

/** A self-hosted runner as the REST interface tells it. */
interface StoredRunner {
  readonly id: number;
  readonly name: string;
  readonly os: string;
  readonly status: 'online' | 'offline';
  readonly busy: boolean;
  readonly ephemeral: boolean;
  readonly runner_group_id?: number;
  readonly labels: readonly { readonly id?: number; readonly name: string; readonly type: string }[];
}

export interface RunnerLists {
  readonly ofRepository: StoredRunner[];
  readonly ofOrganization: StoredRunner[];
  /** Ids of the organization's groups that the repository may use. */
  readonly groups: number[];
}

/** The lists of self-hosted runners, a page at a time. */
export function openRunners(): { lists: RunnerLists; routes: Route[] } {
  const lists: RunnerLists = { ofRepository: [], ofOrganization: [], groups: [1] };
  const page = (runners: readonly StoredRunner[], { url }: LoopbackRequest): LoopbackAnswer =>
    pageOf(runners, url, (shown) => ({ total_count: runners.length, runners: shown }));
  const groups = ({ url }: LoopbackRequest): LoopbackAnswer =>
    pageOf(lists.groups.map(describeGroup), url, (shown) => ({
      total_count: lists.groups.length,
      runner_groups: shown,
    }));
  const route = (name: Route['name'], path: string, answer: Route['answer']): Route => ({
    name,
    method: 'GET',
    pattern: new RegExp(`^${path}$`),
    answer,
  });
  return {
    lists,
    routes: [
      route('runners.list', `${REPOSITORY}/actions/runners`, (request) => page(lists.ofRepository, request)),
      route('org-runners.list', '/orgs/(?<org>[^/]+)/actions/runners', (request) =>
        page(lists.ofOrganization, request),
      ),
      route('runner-groups.list', '/orgs/(?<org>[^/]+)/actions/runner-groups', groups),
    ],
  };
}

const describeGroup = (id: number) => ({
  id,
  name: `group ${id}`,
  visibility: 'selected',
  default: id === 1,
  inherited: false,
  allows_public_repositories: false,
});

/** A runner with GitHub's own labels before its own, as it registers itself. */
export function runner(
  name: string,
  given: Partial<StoredRunner> = {},
  own: readonly string[] = ['gpu'],
): StoredRunner {
  const labels = [
    { id: 1, name: 'self-hosted', type: 'read-only' },
    { id: 2, name: 'Linux', type: 'read-only' },
    { id: 3, name: 'X64', type: 'read-only' },
    ...own.map((label, index) => ({ id: 20 + index, name: label, type: 'custom' })),
  ];
  return { id: 23, name, os: 'linux', status: 'online', busy: false, ephemeral: false, labels, ...given };
}
