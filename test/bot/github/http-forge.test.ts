import { afterEach } from 'vitest';
import type { StandIn } from '../../../bot/github/stand-in/open-stand-in.ts';
import { forgeContract } from '../../contracts/forge-contract.ts';
import { openHttpWorld } from './http-world.ts';

const open: StandIn[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(standIn => standIn.close()));
});

forgeContract(async () => {
  const world = await openHttpWorld();
  open.push(world.standIn);
  return world;
});
