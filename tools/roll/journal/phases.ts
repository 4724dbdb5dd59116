import { z } from 'zod';

/** AgentPhase in JSON. */
export const agentPhase = z.enum([
  'replacing',
  'proving',
  'draining',
  'remaking',
  'retiring',
  'postponed',
  'rolled',
  'gone',
  'left',
  'put-back',
  'failed',
]);

/** LeaderPhase in JSON. */
export const leaderPhase = z.enum([
  'draining',
  'quieting',
  'backing-up',
  'remaking',
  'starting',
  'checking',
  'condemned',
  'resuming',
  'starting-again',
  'restoring',
  'rolled',
  'restored',
  'left',
  'failed',
]);
