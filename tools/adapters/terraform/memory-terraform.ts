import { z } from 'zod';
import {
  type Diagnostic,
  type Listener,
  type PlanOptions,
  type StateResources,
  type Terraform,
  TerraformFailed,
} from './terraform.ts';

/** What a resource is to be: any value stands for its attributes. */
export type Wanted = Readonly<Record<string, string>>;

type Action = 'create' | 'update' | 'delete';

interface Change {
  readonly address: string;
  /** Two of them: it is made anew. */
  readonly actions: readonly Action[];
}

interface Held {
  readonly id: string;
  readonly text: string;
}

/** What the cloud gives to new resources. */
export interface MemoryCloud {
  /** Their ids; `count` tells how many were made, with this one. */
  readonly newId?: (address: string, count: number) => string;
  /** Attributes beside `id` and `input`. */
  readonly attributes?: (address: string) => Readonly<Record<string, unknown>>;
}

const stateSchema = z.object({
  serial: z.int(),
  resources: z.array(
    z.object({
      type: z.string(),
      name: z.string(),
      instances: z.array(z.object({ attributes: z.object({ id: z.string(), input: z.string() }) })),
    }),
  ),
});

/** Terraform in memory, for tests: resources are addresses with a text, and the cloud is a map. */
export class MemoryTerraform implements Terraform {
  /** What the configuration says; `broken` makes it no configuration. */
  wanted: Wanted | 'broken';
  readonly #newId: (address: string, count: number) => string;
  readonly #attributes: (address: string) => Readonly<Record<string, unknown>>;
  readonly #state = new Map<string, Held>();
  #made = 0;
  #serial = 1;
  #ready = false;
  #plan: readonly Change[] | undefined;

  constructor(
    wanted: Wanted | 'broken',
    { newId = (_, count) => `id-${count}`, attributes = () => ({}) }: MemoryCloud = {},
  ) {
    this.wanted = wanted;
    this.#newId = newId;
    this.#attributes = attributes;
  }

  async init(): Promise<void> {
    this.#resources('init');
    this.#ready = true;
  }

  async validate(): Promise<readonly Diagnostic[]> {
    this.#resources('validate');
    return [];
  }

  async plan(options: PlanOptions, listener?: Listener): Promise<{ readonly changed: boolean }> {
    if (!this.#ready) throw failed('plan', 'it was not initialised');
    const { destroy, refreshOnly, targets, replace = [] } = options;
    const wanted = new Map(Object.entries(destroy ? {} : this.#resources('plan')));
    const addresses = [...new Set([...wanted.keys(), ...this.#state.keys()])];
    const changes = addresses.flatMap(address =>
      changeOf(address, this.#state.get(address)?.text, wanted.get(address), replace.includes(address)),
    );
    const planned = refreshOnly ? [] : changes;
    this.#plan = planned.filter(({ address }) => targets === undefined || targets.includes(address));
    listener?.({ kind: 'planned', changes: this.#plan.length });
    return { changed: this.#plan.length > 0 };
  }

  async showPlan(): Promise<unknown> {
    return { format_version: '1.2', resource_changes: this.#planned('show').map(changeJson) };
  }

  async apply(listener?: Listener): Promise<void> {
    const wanted = this.#resources('apply');
    const steps = this.#planned('apply').flatMap(({ address, actions }) =>
      actions.map(action => ({ address, action })),
    );
    for (const { address, action } of steps) {
      listener?.({ kind: 'started', address, action });
      if (action === 'delete') this.#state.delete(address);
      else this.#state.set(address, { id: this.#idOf(address), text: wanted[address] ?? '' });
      listener?.({ kind: 'finished', address, action, seconds: 0 });
    }
    this.#plan = undefined;
    this.#serial += 1;
  }

  async outputs(): Promise<Readonly<Record<string, unknown>>> {
    return {};
  }

  async resources(): Promise<StateResources> {
    return new Map(
      [...this.#state].map(([address, { id, text }]) => [
        address,
        { ...this.#attributes(address), id, input: text },
      ]),
    );
  }

  async pullState(): Promise<string> {
    const resources = [...(await this.resources())].map(([address, attributes]) => {
      const [type, name] = address.split('.');
      return { mode: 'managed', type, name, instances: [{ attributes }] };
    });
    return JSON.stringify({ version: 4, serial: this.#serial, resources });
  }

  async pushState(text: string): Promise<void> {
    const { serial, resources } = stateSchema.parse(JSON.parse(text));
    if (serial <= this.#serial) throw failed('state', 'the state is newer');
    this.#serial = serial;
    this.#state.clear();
    for (const { type, name, instances } of resources)
      for (const { attributes } of instances)
        this.#state.set(`${type}.${name}`, { id: attributes.id, text: attributes.input });
  }

  #idOf(address: string): string {
    this.#made += 1;
    return this.#state.get(address)?.id ?? this.#newId(address, this.#made);
  }

  #resources(verb: string): Wanted {
    if (this.wanted === 'broken') throw failed(verb, 'the configuration is broken');
    return this.wanted;
  }

  #planned(verb: string): readonly Change[] {
    if (this.#plan === undefined) throw failed(verb, 'there is no plan');
    return this.#plan;
  }
}

function changeOf(
  address: string,
  before: string | undefined,
  after: string | undefined,
  replace: boolean,
): readonly Change[] {
  if (before !== undefined && after !== undefined && replace)
    return [{ address, actions: ['delete', 'create'] }];
  if (before === after) return [];
  if (before === undefined) return [{ address, actions: ['create'] }];
  return [{ address, actions: [after === undefined ? 'delete' : 'update'] }];
}

const changeJson = ({ address, actions }: Change) => ({
  address,
  type: address.split('.')[0],
  mode: 'managed',
  change: { actions, before: null, after: null },
});

const failed = (verb: string, summary: string) =>
  new TerraformFailed(verb, [{ severity: 'error', summary, detail: '', address: undefined }]);
