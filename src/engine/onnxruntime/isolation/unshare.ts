import { dirname, join } from 'node:path';
import type { Isolation, Visible } from './isolation.ts';
import { setpriv } from './limits.ts';
import { describe, gpuDevices, keptOptions, type SystemPath, systemPaths } from './system-files.ts';

/** Harmless devices that programs expect. */
const DEVICES = ['null', 'zero', 'full', 'random', 'urandom'].map((name) => join('/dev', name));

/** Namespaces of its own: users, mounts, processes, network, IPC and host name. */
const NAMESPACES = ['--user', '--map-root-user', '--mount', '--pid', '--net', '--ipc', '--uts'];

/**
 * A root file system with nothing but the visible files, made with unshare(1) and pivot_root(8), and no privileges in it.
 * Needs user namespaces, which some systems deny.
 */
export const UNSHARE: Isolation = {
  level: 'unshare',
  wrappers: 2,
  command: (program, visible) => [
    ...setpriv(),
    ...['unshare', ...NAMESPACES, '--fork', '--kill-child'],
    ...['sh', '-c', setUp(visible), 'sh', ...program],
  ],
};

/** The shell stays the first process of the namespace: as that one, a model's abort() would be ignored. */
function setUp({ readable, scratch, gpu }: Visible): string {
  const root = join(dirname(scratch), 'root');
  const system = systemPaths(gpu);
  const own = readable.flatMap((path) => describe(path) ?? []);
  const devices = [...DEVICES, ...(gpu ? gpuDevices() : [])].flatMap((path) => describe(path) ?? []);
  return [
    'set -eu',
    'PATH=/usr/sbin:/usr/bin:/sbin:/bin',
    `mkdir -p ${quote(root)}`,
    `mount -t tmpfs -o size=4m,mode=755 none ${quote(root)}`,
    ...system.flatMap((path) => show(root, path)),
    ...own.flatMap((path) => show(root, path)),
    ...devices.flatMap((path) => bind(root, path)),
    ...['proc', 'dev/shm', '.old'].map((folder) => `mkdir -p ${quote(join(root, folder))}`),
    `mount -t proc none ${quote(join(root, 'proc'))}`,
    `mount -t tmpfs none ${quote(join(root, 'dev/shm'))}`,
    ...bind(root, { kind: 'folder', path: scratch }),
    `cd ${quote(root)}`,
    'pivot_root . .old',
    'umount -l /.old',
    'mount -o remount,bind,ro /',
    `cd ${quote(scratch)}`,
    'setpriv --bounding-set=-all --inh-caps=-all --no-new-privs "$@"',
  ].join('\n');
}

/** Makes a path visible, for reading only. */
function show(root: string, path: SystemPath): string[] {
  if (path.kind === 'link') {
    const place = join(root, path.path);
    return [`mkdir -p ${quote(dirname(place))}`, `ln -sfn ${quote(path.target)} ${quote(place)}`];
  }
  const options = ['remount', 'bind', 'ro', ...keptOptions(path.path)].join(',');
  return [...bind(root, path), `mount -o ${options} ${quote(join(root, path.path))}`];
}

function bind(root: string, { kind, path }: SystemPath): string[] {
  const place = join(root, path);
  const create =
    kind === 'folder'
      ? `mkdir -p ${quote(place)}`
      : `mkdir -p ${quote(dirname(place))}; [ -e ${quote(place)} ] || : > ${quote(place)}`;
  // With what is mounted below: a user namespace must not uncover a folder.
  return [create, `mount --rbind ${quote(path)} ${quote(place)}`];
}

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
