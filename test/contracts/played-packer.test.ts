import { describe } from 'vitest';
import { type PackerCall, PackerFailed } from '../../tools/adapters/packer/packer.ts';
import { PlayedPacker } from '../../tools/adapters/packer/played-packer.ts';
import { packerContract } from './packer-contract.ts';

const call = (template: string): PackerCall => ({ template, folder: 'out', variables: {} });

const packer = new PlayedPacker({
  validate: ({ template }) => {
    if (template === 'wrong') throw new PackerFailed('packer validate', 'there is no variable nobody');
  },
  build: ({ template, variables }, tell) => {
    tell(`the word is ${variables.word}`);
    if (template === 'failing') throw new PackerFailed('packer build', `the word is ${variables.word}`);
  },
});

describe('a Packer that is played', () =>
  packerContract(packer, () => ({ good: call('good'), failing: call('failing'), wrong: call('wrong') })));
