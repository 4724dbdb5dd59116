import { ValueError } from './value-error.ts';

/** How a block of IPv4 addresses is written. No leading zeros: some programs read those as octal. */
export const CIDR_PATTERN =
  /^(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\/(3[0-2]|[12]?\d)$/;

/** A block of IPv4 addresses, such as `10.100.0.0/16`. */
export class Cidr {
  /** First address as an unsigned 32-bit number. */
  readonly first: number;
  readonly prefix: number;

  private constructor(first: number, prefix: number) {
    this.first = first;
    this.prefix = prefix;
  }

  /** @throws ValueError for bad octets, a prefix above 32, or address bits set behind the prefix. */
  static parse(text: string): Cidr {
    const match = CIDR_PATTERN.exec(text);
    if (!match)
      throw new ValueError(
        'a CIDR block is an IPv4 address and a prefix length from 0 to 32, without leading zeros',
        'write for example `10.100.0.0/16`',
      );
    const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = match.slice(1).map(Number);
    const first = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
    const start = first - (first % 2 ** (32 - prefix));
    if (start !== first)
      throw new ValueError(
        'a CIDR block starts at its first address',
        `write \`${new Cidr(start, prefix)}\`, the block which that address is in`,
      );
    return new Cidr(first, prefix);
  }

  get count(): number {
    return 2 ** (32 - this.prefix);
  }

  overlaps(other: Cidr): boolean {
    return this.first < other.first + other.count && other.first < this.first + this.count;
  }

  contains(other: Cidr): boolean {
    return this.first <= other.first && other.first + other.count <= this.first + this.count;
  }

  /**
   * The `index`-th block of the given prefix length within this one, counted from 0.
   * @throws RangeError when it does not lie within this block.
   */
  subnet(prefix: number, index: number): Cidr {
    const count = 2 ** (32 - prefix);
    const subnet = new Cidr(this.first + index * count, prefix);
    const whole = Number.isInteger(prefix) && Number.isInteger(index);
    if (!whole || prefix < this.prefix || prefix > 32 || index < 0 || !this.contains(subnet))
      throw new RangeError(`${this} has no block number ${index} of /${prefix}`);
    return subnet;
  }

  toString(): string {
    const octets = [24, 16, 8, 0].map(shift => Math.floor(this.first / 2 ** shift) % 256);
    return `${octets.join('.')}/${this.prefix}`;
  }
}
