import {
  type Diagnostic,
  type Listener,
  type PlanOptions,
  type Terraform,
  TerraformFailed,
} from './terraform.ts';

/** What a resource is to be: any value stands for its attributes. */
export type Wanted = Readonly<Record<string, string>>;

interface Change {
  readonly address: string;
  readonly action: 'create' | 'update' | 'delete';
}

/** Terraform in memory, for tests: resources are addresses with a text, and the cloud is a map. */
export class MemoryTerraform implements Terraform {
  /** What the configuration says; `broken` makes it no configuration. */
  wanted: Wanted | 'broken';
  readonly #state = new Map<string, string>();
  #ready = false;
  #plan: readonly Change[] | undefined;

  constructor(wanted: Wanted | 'broken') {
    this.wanted = wanted;
  }

  async init(): Promise<void> {
    this.#resources('init');
    this.#ready = true;
  }

  async validate(): Promise<readonly Diagnostic[]> {
    this.#resources('validate');
    return [];
  }

  async plan({ destroy, targets }: PlanOptions, listener?: Listener): Promise<{ readonly changed: boolean }> {
    if (!this.#ready) throw failed('plan', 'it was not initialised');
    const wanted = new Map(Object.entries(destroy ? {} : this.#resources('plan')));
    const addresses = [...new Set([...wanted.keys(), ...this.#state.keys()])];
    const changes = addresses.flatMap(address =>
      changeOf(address, this.#state.get(address), wanted.get(address)),
    );
    this.#plan = changes.filter(({ address }) => targets === undefined || targets.includes(address));
    listener?.({ kind: 'planned', changes: this.#plan.length });
    return { changed: this.#plan.length > 0 };
  }

  async showPlan(): Promise<unknown> {
    return { format_version: '1.2', resource_changes: this.#planned('show').map(changeJson) };
  }

  async apply(listener?: Listener): Promise<void> {
    const wanted = this.#resources('apply');
    for (const { address, action } of this.#planned('apply')) {
      listener?.({ kind: 'started', address, action });
      if (action === 'delete') this.#state.delete(address);
      else this.#state.set(address, wanted[address] ?? '');
      listener?.({ kind: 'finished', address, action, seconds: 0 });
    }
    this.#plan = undefined;
  }

  async outputs(): Promise<Readonly<Record<string, unknown>>> {
    return {};
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

function changeOf(address: string, before: string | undefined, after: string | undefined): readonly Change[] {
  if (before === after) return [];
  if (before === undefined) return [{ address, action: 'create' }];
  return [{ address, action: after === undefined ? 'delete' : 'update' }];
}

const changeJson = ({ address, action }: Change) => ({
  address,
  type: address.split('.')[0],
  mode: 'managed',
  change: { actions: [action], before: null, after: null },
});

const failed = (verb: string, summary: string) =>
  new TerraformFailed(verb, [{ severity: 'error', summary, detail: '', address: undefined }]);
