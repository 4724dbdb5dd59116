import { expect, it } from 'vitest';
import { type Packer, type PackerCall, PackerFailed } from '../../tools/adapters/packer/packer.ts';

/** Templates that a Packer is tried with; each takes the variable `word`, and says it. */
export interface PackerSamples {
  readonly good: PackerCall;
  /** Ends badly when it is built, after it has said the word. */
  readonly failing: PackerCall;
  /** Names a variable that there is not. */
  readonly wrong: PackerCall;
}

/** What every Packer does. */
export function packerContract(packer: Packer, samples: () => PackerSamples): void {
  it('says its version', async () => {
    expect(await packer.version()).toMatch(/^\d+\.\d+\.\d+/);
  });

  it('takes a good template, and refuses a wrong one with the reason', async () => {
    await packer.validate(samples().good);
    const refused = packer.validate(samples().wrong);
    await expect(refused).rejects.toThrow(PackerFailed);
    await expect(refused).rejects.toThrow('nobody');
  });

  it('builds with the variables as they are, and tells its lines as they come', async () => {
    const { good } = samples();
    const word = `a "b" $(id) 'c'`;
    const lines: string[] = [];
    await packer.build({ ...good, variables: { word } }, line => lines.push(line));
    expect(lines.join('\n')).toContain(`the word is ${word}`);
  });

  it('says what a build that failed had to say', async () => {
    const failed = packer.build({ ...samples().failing, variables: { word: 'sorry' } }, () => {});
    await expect(failed).rejects.toThrow(PackerFailed);
    await expect(failed).rejects.toThrow('the word is sorry');
  });
}
