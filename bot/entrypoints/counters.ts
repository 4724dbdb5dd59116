/** What happened how often, in the text format of Prometheus. */
export class Counters {
  readonly #helps = new Map<string, string>();
  readonly #counts = new Map<string, Map<string, number>>();

  /** @param helps each counter's name and what it counts */
  constructor(helps: Readonly<Record<string, string>>) {
    for (const [name, help] of Object.entries(helps)) {
      this.#helps.set(name, help);
      this.#counts.set(name, new Map());
    }
  }

  /** Counts one more. Labels' values are words of ours, of which there are few; nothing from outside may be one. */
  add(name: string, labels: Readonly<Record<string, string>>): void {
    const counts = this.#counts.get(name);
    if (!counts) throw new Error(`there is no counter ${name}`);
    const key = Object.entries(labels)
      .map(([label, value]) => `${label}="${value.replaceAll(/["\\\n]/g, '_')}"`)
      .join(',');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }

  /** @param gauges further values that are looked up for this page, with what each is */
  text(gauges: Readonly<Record<string, { readonly help: string; readonly value: number }>> = {}): string {
    const lines: string[] = [];
    for (const [name, help] of this.#helps) {
      lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} counter`);
      for (const [labels, count] of this.#counts.get(name) ?? []) lines.push(`${name}{${labels}} ${count}`);
    }
    for (const [name, { help, value }] of Object.entries(gauges))
      lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${value}`);
    return `${lines.join('\n')}\n`;
  }
}
