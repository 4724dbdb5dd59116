import { describe } from 'vitest';
import { PlayedEmulators } from '../../tools/adapters/emulator/played-emulators.ts';
import { emulatorsContract } from './emulators-contract.ts';

describe('played emulators', () =>
  emulatorsContract(() => {
    const emulators = new PlayedEmulators();
    return { emulators, folder: 'out/emulator', isUp: async endpoint => emulators.running.has(endpoint) };
  }));
