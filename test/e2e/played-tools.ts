import { madeUpConsoles } from '../../tools/demo/roll/made-up-consoles.ts';
import { type LeaderPlaybooks, StandInAnsible } from '../../tools/demo/roll/stand-in-ansible.ts';
import { realTools } from '../../tools/roll/start/real-tools.ts';
import type { RollOf, RollTools } from '../../tools/roll/start/roll-tools.ts';
import type { World } from '../../tools/world.ts';

/**
 * The real tools of a roll on an emulator, where nobody wants to wait. Of the fleet's cloud only the machines are made, since a
 * load balancer takes minutes; so it is not asked what Terraform would add.
 */
export const playedTools = (of: RollOf, world: World, leader: LeaderPlaybooks): Promise<RollTools> =>
  realTools(of, world, {
    ansible: new StandInAnsible(leader, world.files),
    consoles: madeUpConsoles,
    poll: 400,
    grace: 500,
    lockTime: 4_000,
    stray: [],
  });
