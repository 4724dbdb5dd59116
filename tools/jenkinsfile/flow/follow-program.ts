import { followFile, followInstance } from './follow.ts';
import type { ReadFile } from './module.ts';
import { Program } from './program.ts';
import { nextFromOutside } from './uncalled.ts';

/**
 * Follows a Jenkinsfile until nothing new flows: its statements, what they call, and then what others may call.
 * @param files the Jenkinsfile, and those that it may load
 */
export function followProgram(files: readonly ReadFile[]): Program {
  const program = new Program(files);
  do {
    followCalled(program);
    const uncalled = program.callableFromOutside();
    for (const callable of nextFromOutside(uncalled)) program.instances.callFromOutside(callable);
    if (uncalled.length === 0 && !program.decidePending()) break;
  } while (!isExhausted(program));
  if (isExhausted(program)) noteExhaustion(program, files);
  return program;
}

function followCalled(program: Program): void {
  for (;;) {
    program.graph.settle();
    if (program.graph.exhausted) return;
    const file = program.nextFile();
    const instance = file === undefined ? program.instances.next() : undefined;
    if (file !== undefined) followFile(file, program);
    else if (instance !== undefined) followInstance(instance, program);
    else return;
  }
}

const isExhausted = ({ graph, instances }: Program): boolean => graph.exhausted || instances.exhausted;

function noteExhaustion(program: Program, [file]: readonly ReadFile[]): void {
  if (file === undefined) return;
  const at = { file: file.script.file, line: 1, column: 1, start: 0, end: 0 };
  program.unseen.push({ why: 'so many values flow in this file that not all of them were followed', at });
}
