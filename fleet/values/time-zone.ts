import { ValueError } from './value-error.ts';

/** A named zone of the IANA time zone database, such as `Europe/Berlin`; never an offset, which would ignore DST. */
export class TimeZone {
  /** Asked first, because the first formatter of a process is slow to make; only other names of a zone need one. */
  static #canonical: ReadonlySet<string> | undefined;

  /** By name: to make one takes as long as to use it forty times. */
  static readonly #formats = new Map<string, Intl.DateTimeFormat>();

  readonly name: string;

  private constructor(name: string) {
    this.name = name;
  }

  /** @throws ValueError for a name that this runtime's time zone data does not have. */
  static parse(text: string): TimeZone {
    if (!TimeZone.#known(text))
      throw new ValueError(
        'a time zone is a name of the IANA time zone database, written exactly',
        'write for example `America/Los_Angeles` or `UTC`',
      );
    return new TimeZone(text);
  }

  toString(): string {
    return this.name;
  }

  /**
   * How many minutes its clocks are ahead of UTC at an instant, given in milliseconds since 1970. Exact since 1972, when
   * the last zone gave up an offset with seconds.
   */
  offsetMinutes(instant: number): number {
    const text = TimeZone.#formatOf(this.name).format(instant);
    const [, sign = '+', hours = 0, minutes = 0] = /GMT([+-])(\d\d):(\d\d)/.exec(text) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  }

  static #formatOf(name: string): Intl.DateTimeFormat {
    const known = TimeZone.#formats.get(name);
    if (known !== undefined) return known;
    const made = new Intl.DateTimeFormat('en', { timeZone: name, timeZoneName: 'longOffset' });
    TimeZone.#formats.set(name, made);
    return made;
  }

  static #known(name: string): boolean {
    TimeZone.#canonical ??= new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);
    if (TimeZone.#canonical.has(name)) return true;
    if (!/^[A-Z][A-Za-z_]+(\/[A-Z][\w+-]*){1,2}$/.test(name)) return false;
    try {
      const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
      // Names that only differ in case are taken here, but not by other programs; links resolve to another name.
      return timeZone === name || timeZone.toLowerCase() !== name.toLowerCase();
    } catch {
      return false;
    }
  }
}
