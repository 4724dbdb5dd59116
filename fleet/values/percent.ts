import { ValueError } from './value-error.ts';

/** How a percentage is written. */
export const PERCENT_PATTERN = /^(100|[1-9]?\d)%$/;

/** A whole percentage from 0 to 100. */
export class Percent {
  readonly points: number;

  private constructor(points: number) {
    this.points = points;
  }

  /** @throws ValueError outside 0 to 100 or for a fraction. */
  static of(points: number): Percent {
    if (!Number.isInteger(points) || points < 0 || points > 100)
      throw new ValueError('a percentage is a whole number from `0%` to `100%`', 'write for example `30%`');
    return new Percent(points);
  }

  /** @throws ValueError for anything but `0%` to `100%`. */
  static parse(text: string): Percent {
    const match = PERCENT_PATTERN.exec(text);
    return Percent.of(match ? Number(match[1]) : Number.NaN);
  }

  toString(): string {
    return `${this.points}%`;
  }
}
