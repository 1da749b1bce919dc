// Required before the command line: notes what its main thread took, at its end.
import { writeFileSync } from 'node:fs';
import { cpuTime } from './cpu-time';

process.once('exit', () => { writeFileSync(process.env.MAIN_THREAD_FILE!, String(cpuTime())); });
