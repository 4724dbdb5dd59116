import { ValueError } from './value-error.ts';

/** How a time of day is written. */
export const TIME_OF_DAY_PATTERN = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** A wall-clock time to the minute, in whatever zone stands beside it. */
export class TimeOfDay {
  readonly hour: number;
  readonly minute: number;

  private constructor(hour: number, minute: number) {
    this.hour = hour;
    this.minute = minute;
  }

  /** @throws ValueError for anything but `00:00` to `23:59`. */
  static parse(text: string): TimeOfDay {
    const match = TIME_OF_DAY_PATTERN.exec(text);
    if (!match)
      throw new ValueError(
        'a time of day has two digits for the hour (00 to 23) and two for the minute (00 to 59)',
        'write for example `"03:00"`',
      );
    return new TimeOfDay(Number(match[1]), Number(match[2]));
  }

  toString(): string {
    return `${String(this.hour).padStart(2, '0')}:${String(this.minute).padStart(2, '0')}`;
  }
}
