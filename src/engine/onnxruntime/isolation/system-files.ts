import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** What a program needs of the system: libraries, shells and the list of cores. None of it is secret. */
const SYSTEM = [
  ...['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64'],
  ...['/etc/ld.so.cache', '/etc/ld.so.conf', '/etc/ld.so.conf.d', '/etc/alternatives'],
  '/sys/devices/system',
];

/** Settings of GPU drivers. */
const GPU = ['/sys', '/etc/vulkan', '/etc/OpenCL', '/etc/nvidia', '/run/nvidia-persistenced'];

/** A path of the system: a link is created as a link, so that its target does not become visible. */
export type SystemPath =
  | { readonly kind: 'folder' | 'file'; readonly path: string }
  | { readonly kind: 'link'; readonly path: string; readonly target: string };

/** The paths of this machine that a child may read besides its own files. */
export function systemPaths(gpu: boolean): SystemPath[] {
  const ofGpu = gpu ? [...GPU, ...listed('LD_LIBRARY_PATH'), ...listed('VK_ICD_FILENAMES').map(dirname)] : [];
  const outer = gpu ? SYSTEM.filter((path) => !path.startsWith('/sys/')) : SYSTEM;
  return [...new Set([...outer, ...ofGpu])].flatMap((path) => describe(path) ?? []);
}

/** Device files of GPUs, such as `/dev/nvidia0` and `/dev/dri`. */
export function gpuDevices(): string[] {
  return readdirSync('/dev')
    .filter((name) => /^(?:nvidia|dri$|kfd$)/.test(name))
    .map((name) => join('/dev', name));
}

const listed = (variable: string): string[] =>
  (process.env[variable] ?? '').split(delimiter).filter((path) => path.startsWith('/'));

/** Undefined if there is no such path. */
export function describe(path: string): SystemPath | undefined {
  try {
    const found = lstatSync(path);
    if (found.isSymbolicLink()) return { kind: 'link', path, target: readlinkSync(path) };
    return { kind: found.isDirectory() ? 'folder' : 'file', path };
  } catch {
    return undefined;
  }
}

/** Mount options that a bind mount must keep: without them, making it read-only is refused in a user namespace. */
const KEPT = ['nosuid', 'nodev', 'noexec', 'noatime', 'nodiratime', 'relatime'];

/**
 * The options to keep when the mount that a path is on becomes read-only.
 *
 * @see proc_pid_mountinfo(5): mount point and options are the fifth and sixth field.
 */
export function keptOptions(
  path: string,
  mountinfo = readFileSync('/proc/self/mountinfo', 'utf8'),
): string[] {
  const mounts = mountinfo.split('\n').flatMap((line) => {
    const [, , , , point, options] = line.split(' ');
    return point === undefined || options === undefined ? [] : [{ point: decodeOctal(point), options }];
  });
  const around = mounts.filter(
    ({ point }) => point === '/' || path === point || path.startsWith(`${point}/`),
  );
  // The last of several mounts at one point covers the others.
  const [nearest] = around.reverse().sort((left, right) => right.point.length - left.point.length);
  return KEPT.filter((option) => nearest?.options.split(',').includes(option));
}

/** Blanks and backslashes are written as octal numbers. */
const decodeOctal = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
