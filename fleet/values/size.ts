import { ValueError } from './value-error.ts';

const MEBIBYTES_OF = { MiB: 1, GiB: 1_024, TiB: 1_048_576 } as const;
type Unit = keyof typeof MEBIBYTES_OF;

/** How a size is written: a whole number and a binary unit. */
export const SIZE_PATTERN = /^([1-9]\d{0,6})(MiB|GiB|TiB)$/;

/** An amount of storage in whole mebibytes. */
export class Size {
  readonly mebibytes: number;

  private constructor(mebibytes: number) {
    this.mebibytes = mebibytes;
  }

  /** @throws ValueError when the count is no whole number that can be written, from 1 to 9999999. */
  static ofGibibytes(count: number): Size {
    if (!SIZE_PATTERN.test(`${count}GiB`))
      throw new ValueError(
        'a size is a positive whole number of at most seven digits with a unit',
        'write for example `150GiB`',
      );
    return new Size(count * MEBIBYTES_OF.GiB);
  }

  /** @throws ValueError for anything but a whole number followed by `MiB`, `GiB` or `TiB`. */
  static parse(text: string): Size {
    const match = SIZE_PATTERN.exec(text);
    if (!match)
      throw new ValueError(
        'a size is a positive whole number followed by `MiB`, `GiB` or `TiB`',
        'write for example `150GiB`',
      );
    // The pattern admits only these three units.
    return new Size(Number(match[1]) * MEBIBYTES_OF[match[2] as Unit]);
  }

  /** @throws RangeError when the size is no whole number of gibibytes. */
  toGibibytes(): number {
    if (this.mebibytes % MEBIBYTES_OF.GiB !== 0) throw new RangeError(`${this} is no whole number of GiB`);
    return this.mebibytes / MEBIBYTES_OF.GiB;
  }

  equals(other: Size): boolean {
    return this.mebibytes === other.mebibytes;
  }

  /** The text with the largest unit that loses nothing. */
  toString(): string {
    for (const unit of ['TiB', 'GiB'] as const)
      if (this.mebibytes % MEBIBYTES_OF[unit] === 0) return `${this.mebibytes / MEBIBYTES_OF[unit]}${unit}`;
    return `${this.mebibytes}MiB`;
  }
}
