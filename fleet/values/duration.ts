import { ValueError } from './value-error.ts';

const SECONDS_OF = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 } as const;
type Unit = keyof typeof SECONDS_OF;
const LONGEST_SECONDS = 3_650 * SECONDS_OF.d;

/** How a duration is written: whole numbers with units, largest first, such as `90s`, `4h` or `1h30m`. */
export const DURATION_PATTERN =
  /^(?!$)(?:(\d{1,9})w)?(?:(\d{1,9})d)?(?:(\d{1,9})h)?(?:(\d{1,9})m)?(?:(\d{1,9})s)?$/;

/** A length of time in whole seconds, at most ten years. */
export class Duration {
  readonly seconds: number;

  private constructor(seconds: number) {
    this.seconds = seconds;
  }

  /** @throws ValueError when the count is no whole number between 0 and ten years. */
  static ofSeconds(seconds: number): Duration {
    if (!Number.isSafeInteger(seconds) || seconds < 0 || seconds > LONGEST_SECONDS)
      throw new ValueError('a duration is between 0s and 3650d, in whole seconds', 'write for example `90s`');
    return new Duration(seconds);
  }

  static ofMinutes(minutes: number): Duration {
    return Duration.ofSeconds(minutes * SECONDS_OF.m);
  }

  static ofHours(hours: number): Duration {
    return Duration.ofSeconds(hours * SECONDS_OF.h);
  }

  static ofDays(days: number): Duration {
    return Duration.ofSeconds(days * SECONDS_OF.d);
  }

  /** @throws ValueError for anything but numbers with the units w, d, h, m, s in that order. */
  static parse(text: string): Duration {
    const match = DURATION_PATTERN.exec(text);
    if (!match)
      throw new ValueError(
        'a duration is whole numbers with the units `w`, `d`, `h`, `m`, `s`, largest first',
        'write for example `90s`, `4h` or `1h30m`',
      );
    const [, w = 0, d = 0, h = 0, m = 0, s = 0] = match;
    const { w: W, d: D, h: H, m: M } = SECONDS_OF;
    return Duration.ofSeconds(Number(w) * W + Number(d) * D + Number(h) * H + Number(m) * M + Number(s));
  }

  /** @throws RangeError when the duration is no whole number of minutes. */
  toMinutes(): number {
    return this.#whole('m');
  }

  /** @throws RangeError when the duration is no whole number of hours. */
  toHours(): number {
    return this.#whole('h');
  }

  /** @throws RangeError when the duration is no whole number of days. */
  toDays(): number {
    return this.#whole('d');
  }

  isWhole(unit: Unit): boolean {
    return this.seconds % SECONDS_OF[unit] === 0;
  }

  equals(other: Duration): boolean {
    return this.seconds === other.seconds;
  }

  /** The shortest text that parses to the same duration; weeks are written as days. */
  toString(): string {
    if (this.seconds === 0) return '0s';
    let rest = this.seconds;
    let text = '';
    for (const unit of ['d', 'h', 'm', 's'] as const) {
      const count = Math.floor(rest / SECONDS_OF[unit]);
      rest -= count * SECONDS_OF[unit];
      if (count > 0) text += `${count}${unit}`;
    }
    return text;
  }

  #whole(unit: Unit): number {
    if (!this.isWhole(unit)) throw new RangeError(`${this} is no whole number of \`${unit}\``);
    return this.seconds / SECONDS_OF[unit];
  }
}
