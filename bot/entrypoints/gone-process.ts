/**
 * Whether a process that named itself `HOST NUMBER NONCE` is no more: only one of this very host can be known to be gone. Processes
 * that share a file of the bot share the numbers of processes too (one machine, or one container).
 * @param own - the name of this process
 * @param lives - whether there is a process of this number
 */
export function isGone(holder: string, own: string, lives: (pid: number) => boolean): boolean {
  const [host, pid, nonce] = holder.split(' ');
  const [ownHost, ownPid, ownNonce] = own.split(' ');
  if (host !== ownHost || nonce === undefined || !/^[1-9]\d{0,9}$/.test(pid ?? '')) return false;
  // A process that had the number of this one is gone.
  return pid === ownPid ? nonce !== ownNonce : !lives(Number(pid));
}

/** Whether there is a process of this number, be it somebody else's. */
export function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
