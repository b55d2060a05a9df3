/** `npm run schema`: the format of packs as JSON Schema, made of the schemas that packs are read with. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';
import type * as v from 'valibot';
import { PackFileSchema } from '../lib/kb/packs/format';

const FILE = path.join(import.meta.dirname, '..', 'assets', 'schema', 'pack.schema.json');

type JsonSchema = Record<string, unknown>;
/** What is read here of a schema or an action, whichever it is. */
interface Node {
  kind: 'schema' | 'validation' | 'transformation' | 'metadata';
  type: string;
  message?: unknown;
  requirement?: unknown;
  pipe?: Node[];
  entries?: Record<string, Node>;
  item?: Node;
  wrapped?: Node;
  options?: unknown[];
  literal?: unknown;
  key?: Node;
  value?: Node;
}

/** What a check asks, which no schema library can see. JSON Schema counts characters, not UTF-16 units: it is never the stricter one. */
const CHECKS: Record<string, JsonSchema> = {
  // What comes next says so.
  'is a list': {},
  'still says TODO': { not: { pattern: 'TODO' } },
  'holds half of a character': {
    not: { pattern: '[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]' },
  },
  'no such day in the calendar': {
    anyOf: [{ pattern: '^[0-9]{4}(-(0[1-9]|1[0-2]))?$' }, { format: 'date' }],
  },
};

/** Throws on what it does not know: nothing of the format may be lost unsaid. */
export function toJsonSchema(schema: v.GenericSchema): JsonSchema {
  return convert(schema);
}

function convert(node: Node): JsonSchema {
  if (!node.pipe) return convertType(node);
  const [first, ...actions] = node.pipe;
  return merge([
    convert(first!),
    ...actions.map((next) => (next.kind === 'schema' ? convert(next) : convertAction(next, first!.type === 'array'))),
  ]);
}

/** Keywords that several have stand in `allOf`. */
function merge(parts: readonly JsonSchema[]): JsonSchema {
  const merged: JsonSchema = {};
  const others: JsonSchema[] = [];
  for (const part of parts.flatMap(({ allOf = [], ...rest }) => [rest, ...(allOf as JsonSchema[])])) {
    if (Object.keys(part).some((key) => key in merged)) others.push(part);
    else Object.assign(merged, part);
  }
  return others.length > 0 ? { ...merged, allOf: others } : merged;
}

function convertType(node: Node): JsonSchema {
  switch (node.type) {
    case 'unknown':
      return {};
    case 'string':
    case 'boolean':
      return { type: node.type };
    case 'literal':
      return { const: node.literal };
    case 'picklist':
      return { enum: node.options };
    case 'array':
      return { type: 'array', items: convert(node.item!) };
    case 'nullable':
      return { anyOf: [convert(node.wrapped!), { type: 'null' }] };
    case 'union':
    case 'variant':
      return { anyOf: (node.options as Node[]).map(convert) };
    case 'record':
      return { type: 'object', propertyNames: convert(node.key!), additionalProperties: convert(node.value!) };
    case 'strict_object': {
      const entries = Object.entries(node.entries!);
      const isOptional = ({ type }: Node) => type === 'optional' || type === 'exact_optional';
      return {
        type: 'object',
        properties: Object.fromEntries(
          entries.map(([key, field]) => [key, convert(isOptional(field) ? field.wrapped! : field)]),
        ),
        required: entries.flatMap(([key, field]) => (isOptional(field) ? [] : [key])),
        additionalProperties: false,
      };
    }
    default:
      throw new Error(`no JSON Schema is known for ${node.type}`);
  }
}

function convertAction({ type, requirement, message }: Node, isList: boolean): JsonSchema {
  switch (type) {
    case 'trim':
      return {};
    case 'min_length':
      // What is left of a text when the space around it is gone.
      return isList ? { minItems: requirement } : { pattern: '\\S' };
    case 'max_length':
      return isList ? { maxItems: requirement } : { maxLength: requirement };
    case 'regex':
      return { pattern: (requirement as RegExp).source };
    case 'check': {
      const check = CHECKS[String(message)];
      if (check) return check;
    }
  }
  throw new Error(`no JSON Schema is known for ${type} ${String(message)}`);
}

export async function toSchemaFile(): Promise<string> {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Jiazhu pack',
    description:
      'Made by `npm run schema`. Beside it, a pack has no id twice, no reference to what is not there, no statement without a source, and no body above itself (seeds/PACKS.md).',
    ...toJsonSchema(PackFileSchema),
  };
  return prettier.format(JSON.stringify(schema), { parser: 'json', printWidth: 120 });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(FILE, await toSchemaFile());
