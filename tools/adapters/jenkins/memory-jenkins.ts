import { type Jenkins, JenkinsFailed, type JenkinsFault, type JenkinsItem } from './jenkins.ts';
import { ItemRefused, ItemStore } from './stand-in/item-store.ts';

const FAULTS: Readonly<Record<number, JenkinsFault>> = { 404: 'missing', 500: 'refused' };

/** A Jenkins in memory, for tests. */
export class MemoryJenkins implements Jenkins {
  readonly store: ItemStore;
  /** Called before each act; what it throws is what the act ends with. */
  before: (act: string) => void = () => {};

  constructor(store = new ItemStore()) {
    this.store = store;
  }

  async version(): Promise<string> {
    return this.#act('version', () => '2.528.2');
  }

  async items(): Promise<readonly JenkinsItem[]> {
    return this.#act('items', () => this.store.list());
  }

  async configuration(path: string): Promise<string> {
    return this.#act(`configuration ${path}`, () => this.store.read(path).configuration);
  }

  async create(path: string, configuration: string): Promise<void> {
    this.#act(`create ${path}`, () => this.store.create(path, configuration));
  }

  async update(path: string, configuration: string): Promise<void> {
    this.#act(`update ${path}`, () => this.store.update(path, configuration));
  }

  async delete(path: string): Promise<void> {
    this.#act(`delete ${path}`, () => {
      if (this.store.list().some(item => item.path === path)) this.store.delete(path);
    });
  }

  async busy(path: string): Promise<readonly string[]> {
    return this.#act(`busy ${path}`, () => this.store.read(path).busy);
  }

  #act<T>(act: string, work: () => T): T {
    this.before(act);
    try {
      return work();
    } catch (error) {
      if (!(error instanceof ItemRefused)) throw error;
      const taken = error.message.includes('already exists');
      throw new JenkinsFailed(taken ? 'taken' : (FAULTS[error.status] ?? 'refused'), error.message);
    }
  }
}
