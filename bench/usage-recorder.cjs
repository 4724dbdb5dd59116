/**
 * Loaded by every measured Node process before its program (`node --require`); JavaScript, so that its own loading
 * costs nothing. At exit it leaves what the process used in a file of the folder that BENCH_USAGE_FOLDER names.
 */
const { readFileSync, writeFileSync } = require('node:fs');

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpuMicroseconds: userCPUTime + systemCPUTime, peakKiB: ownPeak() ?? maxRSS };
  writeFileSync(`${process.env.BENCH_USAGE_FOLDER}/${process.pid}.json`, JSON.stringify(usage));
});

/** Linux counts in maxRSS what the parent held when it made the process; the high water mark is the process's own. */
function ownPeak() {
  try {
    const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    return line === null ? undefined : Number(line[1]);
  } catch {
    return undefined;
  }
}
