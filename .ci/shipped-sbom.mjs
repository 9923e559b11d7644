import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/*
 * Keeps what ships of a bill of materials by `npm sbom` (CycloneDX, on standard input): the packages in the bundles, which npm
 * knows as development dependencies, the runtime that the package installs, and the packages that the gate installs on demand,
 * which are marked as optional. Argument: the folder dist.
 */

const DEVELOPMENT = 'cdx:npm:package:development';

const folder = process.argv[2] ?? 'dist';
const read = (...names) => JSON.parse(readFileSync(join(folder, ...names), 'utf8'));
const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** As npm refers to packages: `zod@4.6.7`. */
const locked = (name) =>
  Object.entries(read(name, 'package-lock.json').packages)
    .filter(([path]) => path !== '')
    .map(([path, { version }]) => `${nameOf(path)}@${version}`);
const bundled = read('packages.json').map(({ name, version }) => `${name}@${version}`);

const required = new Set([...bundled, ...locked('runtime')]);
const optional = new Set(locked('images'));

const bom = JSON.parse(await text(process.stdin));
const refOf = (component) => component['bom-ref'];

const components = bom.components
  .filter((component) => required.has(refOf(component)) || optional.has(refOf(component)))
  .map((component) => ({
    ...component,
    scope: required.has(refOf(component)) ? 'required' : 'optional',
    properties: component.properties.filter(({ name }) => name !== DEVELOPMENT),
  }));

const listed = new Set(components.map(refOf));
const missing = [...required, ...optional].filter((ref) => !listed.has(ref));
if (missing.length > 0) {
  console.error(`sbom: expected every package that ships, got none for ${missing.join(', ')}.`);
  console.error('  Run npm run build, so that dist/packages.json fits package-lock.json.');
  process.exit(1);
}

const refs = new Set([refOf(bom.metadata.component), ...listed]);
const dependencies = bom.dependencies
  .filter(({ ref }) => refs.has(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) }));
const { component } = bom.metadata;
// npm takes the name of the folder.
const named = { ...component, name: refOf(component).replace(/@[^@]*$/, '') };
const metadata = { ...bom.metadata, component: named };
console.log(JSON.stringify({ ...bom, metadata, components, dependencies }, null, 2));
