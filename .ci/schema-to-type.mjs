/*
 * TypeScript types from our JSON Schemas (draft 7, as zod writes them), so that the types of the package need no other
 * package. A keyword that is not known here ends the build.
 */

/** Keywords that say nothing about a type that TypeScript can express. */
const REFINEMENTS = [
  ...['$schema', 'title', 'description', 'default', 'definitions', 'format', 'pattern', 'propertyNames'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'minItems', 'maxItems'],
  ...['minLength', 'maxLength', 'multipleOf', 'minProperties', 'maxProperties', 'additionalItems'],
];
const KNOWN = ['type', 'properties', 'required', 'additionalProperties', 'items'];

const nameOf = (reference) => `Part${reference.replace(/^.*__schema/, '')}`;

/** Source of the types of a schema: one of the given name, and one per definition. */
export function typesOfSchema(schema, name, isExported = true) {
  const definitions = Object.entries(schema.definitions ?? {});
  return [
    `${isExported ? 'export ' : ''}type ${name} = ${typeOf(schema, name)};`,
    ...definitions.map(([key, value]) => `type ${name}${nameOf(key)} = ${typeOf(value, name)};`),
  ].join('\n\n');
}

function typeOf(schema, name) {
  const { $ref, const: only, enum: all, anyOf, oneOf, allOf, not, ...rest } = schema;
  const unknown = Object.keys(rest).filter((key) => !REFINEMENTS.includes(key) && !KNOWN.includes(key));
  if (unknown.length > 0) throw new Error(`schema: expected known keywords, got ${unknown.join(', ')}.`);
  const parts = [];
  if ($ref !== undefined) parts.push(name + nameOf($ref));
  if (only !== undefined) parts.push(JSON.stringify(only));
  if (all !== undefined) parts.push(union(all.map((value) => JSON.stringify(value))));
  if (anyOf !== undefined) parts.push(union(anyOf.map((each) => typeOf(each, name))));
  if (oneOf !== undefined) parts.push(union(oneOf.map((each) => typeOf(each, name))));
  if (allOf !== undefined) parts.push(intersection(allOf.map((each) => typeOf(each, name))));
  if (not !== undefined && Object.keys(not).length === 0) parts.push('never');
  if (parts.length > 0) return intersection(parts);
  return union([rest.type ?? 'unknown'].flat().map((type) => plainType(type, rest, name)));
}

function plainType(type, schema, name) {
  switch (type) {
    case 'object':
      return objectType(schema, name);
    case 'array':
      return arrayType(schema.items, name);
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
    case 'boolean':
    case 'null':
    case 'unknown':
      return type;
    default:
      throw new Error(`schema: expected a known type, got ${JSON.stringify(type)}.`);
  }
}

function arrayType(items, name) {
  if (Array.isArray(items)) return `readonly [${items.map((each) => typeOf(each, name)).join(', ')}]`;
  return `readonly (${items === undefined ? 'unknown' : typeOf(items, name)})[]`;
}

function objectType({ properties = {}, required = [], additionalProperties }, name) {
  const own = Object.entries(properties).map(
    ([key, value]) =>
      `readonly ${JSON.stringify(key)}${required.includes(key) ? '' : '?'}: ${typeOf(value, name)}`,
  );
  const others =
    typeof additionalProperties === 'object'
      ? [`readonly [key: string]: ${typeOf(additionalProperties, name)}`]
      : [];
  return `{ ${[...own, ...others].join('; ')} }`;
}

const intersection = (types) =>
  types.length === 1 ? types[0] : types.map((type) => `(${type})`).join(' & ');

/** An intersection binds more tightly than a union, so neither needs parentheses here. */
const union = (types) => [...new Set(types)].join(' | ');
