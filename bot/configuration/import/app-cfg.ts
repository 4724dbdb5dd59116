import { KEYS_WITHOUT_PLACE } from './eessi-keys.ts';
import type { Lost } from './imported.ts';
import type { Ini } from './ini.ts';
import { unquoted } from './ini-values.ts';

/** `app.cfg` as it is taken apart: what nobody asked for is told at the end. */
export class AppCfg {
  readonly #ini: Ini;
  readonly #used = new Set<string>();
  readonly #lost: Lost[] = [];

  constructor(ini: Ini) {
    this.#ini = ini;
  }

  /** A value as it stands; undefined: it is not there. */
  raw(section: string, key: string): string | undefined {
    this.#used.add(`${section}.${key}`);
    return this.#ini.sections.get(section)?.get(key);
  }

  /** A value without quotes; undefined: it is not there or empty. */
  text(section: string, key: string): string | undefined {
    const text = unquoted(this.raw(section, key) ?? '');
    return text === '' ? undefined : text;
  }

  lose(what: string, why: string): void {
    this.#lost.push({ what, why });
  }

  /** All that is lost, what was not asked for included. Keys are told, never values. */
  lost(): readonly Lost[] {
    const unused = [...this.#ini.sections].flatMap(([section, keys]) =>
      [...keys.keys()]
        .filter(key => !this.#used.has(`${section}.${key}`))
        .map(key => ({ what: `[${section}] ${key}`, why: whyNoPlace(section, key) })),
    );
    const unread = this.#ini.unread.map(line => ({ what: `line ${line}`, why: 'is no `key = value`' }));
    return [...this.#lost, ...unused, ...unread];
  }
}

function whyNoPlace(section: string, key: string): string {
  const known = Object.hasOwn(KEYS_WITHOUT_PLACE, section) ? KEYS_WITHOUT_PLACE[section] : undefined;
  const own = known !== undefined && Object.hasOwn(known, key) ? known[key] : known?.['*'];
  return own ?? 'nothing of this bot is like it';
}
