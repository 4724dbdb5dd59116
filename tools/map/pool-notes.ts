import type { AutoscaledPool, ExternalPool, Pool } from '../../fleet/schema/pool-kind.ts';

/** How the machines of a pool come, go and are reached, in short phrases. */
export function poolNotes(pool: Pool): readonly string[] {
  const hold = pool.debug?.hold;
  return [
    ...(pool.kind === 'autoscaled' ? scalingNotes(pool.autoscaled) : []),
    ...(pool.kind === 'external' ? connectionNotes(pool.external) : []),
    ...(pool.debug?.sessions ? ['operators may open sessions'] : []),
    ...(hold === undefined ? [] : [`held ${hold} for diagnosis`]),
  ];
}

function scalingNotes({ idle, uses, spare, warm, schedules }: AutoscaledPool['autoscaled']): string[] {
  const times = Object.keys(schedules);
  return [
    `gone after ${idle} idle${uses === 'unlimited' ? '' : ` or ${uses} ${uses === 1 ? 'build' : 'builds'}`}`,
    ...(spare === 0 ? [] : [`${spare} spare`]),
    ...(warm === undefined ? [] : [`warm pool of ${warm.size}, ${warm.state}`]),
    ...(times.length === 0 ? [] : [`other bounds at times: ${times.join(', ')}`]),
  ];
}

function connectionNotes({ connect, user, port, voting }: ExternalPool['external']): string[] {
  return [
    connect === 'ssh'
      ? `the leader connects over SSH (${user}, port ${port})`
      : 'connects to the leader over HTTPS',
    ...(voting ? [] : ['non-voting: a failure there is told and blocks nobody']),
  ];
}
