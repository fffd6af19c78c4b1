import type { Doc } from './bson.ts';
import { isDoc } from './bson.ts';
import { notSupported } from './refuse.ts';
import { serverError } from './server-error.ts';

/** Field names, each with the tree below it or `true` for the whole field. */
interface Tree {
  [name: string]: Tree | true;
}

/**
 * Turns a MongoDB projection into a function that leaves the wanted fields of a document. Only lists of fields to keep
 * (`{ name: 1 }`) or to drop (`{ photo: 0 }`), `_id` apart.
 */
export function compileProjection(projection: Doc | null | undefined): (doc: Doc) => Doc {
  const fields = flatten(projection ?? {});
  const id = fields.get('_id');
  fields.delete('_id');
  const keeps = [...fields.values()];
  const keep = keeps[0] ?? id ?? false;
  if (keeps.some((other) => other !== keep)) {
    throw serverError(31254, 'Location31254', 'A projection cannot both keep and drop fields, except _id.');
  }
  const paths = [...fields.keys()];
  if (keep ? id !== false : id === false) paths.unshift('_id');
  if (paths.length === 0) return (doc) => doc;
  const tree = toTree(paths);
  return (doc) => (keep ? only(doc, tree) : without(doc, tree));
}

function flatten(projection: Doc, prefix = ''): Map<string, boolean> {
  const fields = new Map<string, boolean>();
  for (const [name, value] of Object.entries(projection)) {
    if (name.includes('$')) throw notSupported(`"${name}" in a projection`);
    if (typeof value === 'number' || typeof value === 'boolean') fields.set(prefix + name, Boolean(value));
    else if (isDoc(value))
      for (const [path, keep] of flatten(value, `${prefix + name}.`)) fields.set(path, keep);
    else throw notSupported(`computed fields in a projection ("${prefix + name}")`);
  }
  return fields;
}

function toTree(paths: readonly string[]): Tree {
  const tree = Object.create(null) as Tree;
  for (const path of paths) {
    const parts = path.split('.');
    let branch = tree;
    parts.forEach((part, i) => {
      const next = branch[part];
      if (next === true || (next !== undefined && i === parts.length - 1)) {
        throw serverError(31249, 'Location31249', `Path collision at ${path} in the projection.`);
      }
      if (i === parts.length - 1) branch[part] = true;
      else branch = (branch[part] = next ?? (Object.create(null) as Tree)) as Tree;
    });
  }
  return tree;
}

function only(doc: Doc, tree: Tree): Doc {
  const kept: Doc = {};
  for (const [name, value] of Object.entries(doc)) {
    const below = tree[name];
    if (below === true) kept[name] = value;
    else if (below !== undefined && (isDoc(value) || Array.isArray(value))) kept[name] = onlyIn(value, below);
  }
  return kept;
}

function onlyIn(value: Doc | unknown[], tree: Tree): unknown {
  if (!Array.isArray(value)) return only(value, tree);
  return value
    .filter((item) => isDoc(item) || Array.isArray(item))
    .map((item: Doc | unknown[]) => onlyIn(item, tree));
}

function without(doc: Doc, tree: Tree): Doc {
  const kept: Doc = {};
  for (const [name, value] of Object.entries(doc)) {
    const below = tree[name];
    if (below === undefined) kept[name] = value;
    else if (below !== true) kept[name] = withoutIn(value, below);
  }
  return kept;
}

function withoutIn(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutIn(item, tree));
  return isDoc(value) ? without(value, tree) : value;
}
