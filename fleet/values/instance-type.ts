import { ValueError } from './value-error.ts';

/** How an EC2 instance type is written: family, dot, size. */
export const INSTANCE_TYPE_PATTERN = /^[a-z][a-z0-9-]{0,39}\.[a-z0-9-]{1,39}$/;

/** The name of an EC2 instance type; whether EC2 has it is the catalogue's to say. */
export class InstanceType {
  readonly name: string;

  private constructor(name: string) {
    this.name = name;
  }

  /** @throws ValueError for anything that is not `family.size`. */
  static parse(text: string): InstanceType {
    if (!INSTANCE_TYPE_PATTERN.test(text))
      throw new ValueError(
        'an instance type is a family and a size with a dot between',
        'write for example `c6a.8xlarge`',
      );
    return new InstanceType(text);
  }

  toString(): string {
    return this.name;
  }
}
