import { splitPath } from '../item-url.ts';
import { FOLDER_KIND, type JenkinsItem } from '../jenkins.ts';
import { BadConfig, parseConfig } from '../parse-config.ts';
import { childOf, type XmlElement } from '../xml-element.ts';
import { definitionIn, type JobDefinition } from './job-definition.ts';

/** What Jenkins has against a change: the status it answers with, and the words of its `X-Error` header. */
export class ItemRefused extends Error {
  readonly status: 400 | 404 | 500;

  constructor(status: 400 | 404 | 500, reason: string) {
    super(reason);
    this.name = 'ItemRefused';
    this.status = status;
  }
}

interface Stored {
  readonly configuration: string;
  readonly kind: string;
  readonly description: string;
  /** The classes of its properties. */
  readonly properties: readonly string[];
  readonly busy: readonly string[];
  /** What it builds, if it does. */
  readonly definition: JobDefinition | undefined;
}

/** The classes that Jenkins abbreviates in `config.xml`. */
const KINDS: Readonly<Record<string, string>> = {
  'flow-definition': 'org.jenkinsci.plugins.workflow.job.WorkflowJob',
  project: 'hudson.model.FreeStyleProject',
};

/** The characters that no name may hold (`Jenkins.checkGoodName`). */
const UNSAFE = /[?*/\\%!@#$^&|<>[\]:;]/;

/** The items of a Jenkins that exists in memory only, with its rules for them. */
export class ItemStore {
  readonly #items = new Map<string, Stored>();
  /** How often each act was done, for tests. */
  readonly acts: string[] = [];

  list(): readonly JenkinsItem[] {
    return [...this.#items]
      .map(([path, { kind, description }]) => ({ path, kind, description }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** The items that stand directly in a folder; empty: at the top. */
  within(folder: string): readonly JenkinsItem[] {
    return this.list().filter(({ path }) => splitPath(path).folder === folder);
  }

  /** What a job's configuration says of its builds; undefined: there is no such job. */
  definition(path: string): JobDefinition | undefined {
    return this.#items.get(path)?.definition;
  }

  read(path: string): Stored {
    const item = this.#items.get(path);
    if (item === undefined) throw new ItemRefused(404, `there is no ${path}`);
    return item;
  }

  create(path: string, configuration: string): void {
    const { folder, name } = splitPath(path);
    this.createIn(folder, name, configuration);
  }

  /** The same for a name that was not split off, so that one with `/` in it is refused. */
  createIn(folder: string, name: string, configuration: string): void {
    if (folder !== '' && this.read(folder).kind !== FOLDER_KIND)
      throw new ItemRefused(404, `${folder} is no folder`);
    const unsafe = UNSAFE.exec(name)?.[0];
    if (unsafe !== undefined) throw new ItemRefused(400, `${unsafe}  is an unsafe character`);
    if (name.trim() === '') throw new ItemRefused(400, 'No name is specified');
    const path = folder === '' ? name : `${folder}/${name}`;
    if (this.#items.has(path)) throw new ItemRefused(400, `A job already exists with the name  ${name} `);
    this.#items.set(path, { ...described(configuration), busy: [] });
    this.acts.push(`create ${path}`);
  }

  /** A branch that a multibranch project found. */
  addBranch(project: string, name: string, configuration: string): void {
    this.read(project);
    this.#items.set(`${project}/${encodeURIComponent(name)}`, { ...described(configuration), busy: [] });
  }

  update(path: string, configuration: string): void {
    const old = this.read(path);
    const next = described(configuration);
    if (next.kind !== old.kind)
      throw new ItemRefused(500, `Expecting class ${old.kind} but got class ${next.kind} instead`);
    this.#items.set(path, { ...next, busy: old.busy });
    this.acts.push(`update ${path}`);
  }

  /** With everything in it, as Jenkins does. */
  delete(path: string): void {
    this.read(path);
    for (const other of [...this.#items.keys()])
      if (other === path || other.startsWith(`${path}/`)) this.#items.delete(other);
    this.acts.push(`delete ${path}`);
  }

  /** Lets a job be built, or not. */
  disable(path: string, disabled: boolean): void {
    const item = this.read(path);
    if (item.definition === undefined) throw new ItemRefused(404, `${path} is not built`);
    this.#items.set(path, { ...item, definition: { ...item.definition, disabled } });
  }

  /** Says what an item runs. */
  occupy(path: string, busy: readonly string[]): void {
    this.#items.set(path, { ...this.read(path), busy });
  }

  /** Writes a configuration as if somebody had done it on the server, or Jenkins itself when it saves. */
  rewrite(path: string, change: (configuration: string) => string): void {
    const { busy, configuration } = this.read(path);
    this.#items.set(path, { ...described(change(configuration)), busy });
  }
}

function described(configuration: string): Omit<Stored, 'busy'> {
  const root = rootOf(configuration);
  return {
    configuration,
    kind: Object.hasOwn(KINDS, root.name) ? (KINDS[root.name] ?? root.name) : root.name,
    description: childOf(root, 'description')?.text ?? '',
    properties: childOf(root, 'properties')?.children.map(({ name }) => name) ?? [],
    definition: definitionIn(root),
  };
}

function rootOf(configuration: string): XmlElement {
  try {
    return parseConfig(configuration);
  } catch (error) {
    if (error instanceof BadConfig) throw new ItemRefused(500, 'Failed to persist config.xml');
    throw error;
  }
}
