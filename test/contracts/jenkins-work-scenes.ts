/** States of a server that a reading must get right; each was recorded, and the stand-in can be brought into each. */
export const SCENES = [
  'busy',
  'waiting',
  'quieting down',
  'only Pipelines left while quiet',
  'a node with a build is marked',
  'an agent is disconnected',
  'an agent dies under a Pipeline',
  'just restarted',
  'just restarted after SIGKILL',
] as const;

/** The name of a scene. */
export type Scene = (typeof SCENES)[number];
