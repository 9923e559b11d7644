import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { typesOfSchema } from './.ci/schema-to-type.mjs';

/*
 * Bundles src/ into dist/. The Action runs dist/ without an install, so it is committed, and every build must reproduce it
 * byte for byte. onnxruntime-node is native and 288 MB, and sharp is native; they are not bundled but found at run time.
 */

const OUT = 'dist';

/** Folders of the packages that went into the bundles, as the lock file names them: `node_modules/zod`. */
const bundled = new Set();

async function bundle(input, external) {
  const build = await rolldown({ input, platform: 'node', external, logLevel: 'warn' });
  const { output } = await build.write({
    dir: OUT,
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: 'gate-[name].mjs',
    comments: { legal: true },
  });
  await build.close();
  for (const { moduleIds = [] } of output) for (const id of moduleIds) addPackage(id);
}

/** Notes the package that a module is from. Nested packages have a folder of their own. */
function addPackage(moduleId) {
  const inside = relative('.', moduleId.replaceAll('\0', '').split('?')[0]).replaceAll('\\', '/');
  const folder = /^(?:node_modules\/(?:@[^/]+\/)?[^/]+\/)+/.exec(inside)?.[0];
  if (folder !== undefined) bundled.add(folder.slice(0, -1));
}

const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Lists what is in the bundles, for the bill of materials of a release: npm knows these packages as development dependencies. */
async function writeBundledPackages() {
  const { packages } = JSON.parse(await readFile('package-lock.json', 'utf8'));
  const list = [...bundled].sort().map((path) => ({ name: nameOf(path), version: packages[path].version }));
  await writeFile(`${OUT}/packages.json`, `${JSON.stringify(list, null, 2)}\n`);
}

/** Writes the lock file from which the Action installs a native package if a runner has none. */
async function writeInstallLock(package_, folder) {
  const lock = JSON.parse(await readFile('package-lock.json', 'utf8'));
  const { version } = lock.packages[`node_modules/${package_}`];
  const wanted = new Map();
  const visit = (path) => {
    if (wanted.has(path)) return;
    const { dev: _, devOptional: __, ...entry } = lock.packages[path];
    wanted.set(path, entry);
    for (const dependency of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })) {
      // The innermost folder counts, as in Node.
      const places = [`${path}/node_modules/${dependency}`, `node_modules/${dependency}`];
      const found = places.find((place) => lock.packages[place] !== undefined);
      if (found !== undefined) visit(found);
    }
  };
  visit(`node_modules/${package_}`);
  const root = {
    name: `regression-gate-${folder}`,
    version: '1.0.0',
    private: true,
    dependencies: { [package_]: version },
  };
  const sorted = [...wanted].sort(([a], [b]) => (a < b ? -1 : 1));
  const runtimeLock = {
    name: root.name,
    version: root.version,
    lockfileVersion: 3,
    requires: true,
    packages: { '': root, ...Object.fromEntries(sorted) },
  };
  await mkdir(`${OUT}/${folder}`, { recursive: true });
  await writeFile(`${OUT}/${folder}/package.json`, `${JSON.stringify(root, null, 2)}\n`);
  await writeFile(`${OUT}/${folder}/package-lock.json`, `${JSON.stringify(runtimeLock, null, 2)}\n`);
}

/** Writes JSON Schemas of policy, waivers and verdict, and types from them, all generated from the schemas in the source. */
async function writeJsonSchemas() {
  const policy = await importSource('src/policy/json-schema.ts');
  const verdict = await importSource('src/verdict/json-schema.ts');
  const write = (name, schema) => writeFile(`${OUT}/${name}`, `${JSON.stringify(schema, null, 2)}\n`);
  await write('regression-gate.schema.json', policy.policyJsonSchema());
  await write('regression-gate-waivers.schema.json', policy.waiversJsonSchema());
  await write('regression-gate-verdict.schema.json', verdict.verdictJsonSchema());
  const types = [
    INDEX_TYPES,
    typesOfSchema(verdict.verdictJsonSchema(), 'Verdict'),
    typesOfSchema(policy.policyJsonSchema(), 'Policy'),
  ];
  await writeFile(`${OUT}/index.d.ts`, `${types.join('\n\n')}\n`);
}

/** What src/index.ts exports. */
const INDEX_TYPES = `/** An input that is not what it should be; \`hint\` is one line of remedy. */
export interface InputError extends Error {
  readonly hint: string;
}

/**
 * Reads \`verdict.json\`.
 *
 * @param text - The file's text.
 * @throws {InputError} If it is not a verdict; \`message\` names the first field that is wrong.
 */
export declare function readVerdict(text: string): Verdict;

/** The verdict on one model. */
export type ModelVerdict = Verdict['models'][number];

/** The judgement of one metric. */
export type Row = ModelVerdict['rows'][number];`;

/** Bundles a source module into a temporary folder and imports it. */
async function importSource(input) {
  const folder = await mkdtemp(join(tmpdir(), 'regression-gate-build-'));
  const build = await rolldown({ input, platform: 'node', external: ['onnxruntime-node'] });
  const file = join(folder, 'module.mjs');
  await build.write({ file, format: 'esm' });
  await build.close();
  const module = await import(pathToFileURL(file).href);
  await rm(folder, { recursive: true });
  return module;
}

await rm(OUT, { recursive: true, force: true });
await bundle({ main: 'src/main.ts', cli: 'src/cli.ts', index: 'src/index.ts' }, ['onnxruntime-node']);
// As npm would make it, which would otherwise change a file of the checkout.
await chmod(`${OUT}/cli.mjs`, 0o755);
await bundle({ worker: 'src/worker.ts' }, ['onnxruntime-node']);
await bundle({ decoder: 'src/decoder.ts' }, []);
await bundle({ parquet: 'src/parquet.ts' }, []);
await writeBundledPackages();
await writeInstallLock('onnxruntime-node', 'runtime');
await writeInstallLock('sharp', 'images');
await writeJsonSchemas();
