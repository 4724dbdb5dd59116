import { MemoryBundler } from '../../tools/adapters/bundler/memory-bundler.ts';
import { bundlerContract } from './bundler-contract.ts';

bundlerContract('memory', () => new MemoryBundler({ 'there.ts': 'export const handler = 1' }));
