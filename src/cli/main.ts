import { createColors, isColorSupported } from 'picocolors';
import { run } from './program';
import { Terminal } from './terminal';

const { stdin, stdout, stderr, env } = process;

const terminal: Terminal = {
  cwd: process.cwd(),
  environment: env,
  columns: stdout.isTTY ? stdout.columns : undefined,
  isInteractive: stdin.isTTY && stdout.isTTY,
  isWatched: stdin.isTTY && stdout.isTTY && stderr.isTTY,
  // What is piped gets no colour, unless somebody asks for it.
  colors: createColors(isColorSupported && (stdout.isTTY || env.FORCE_COLOR !== undefined)),
  out: (text) => void stdout.write(text),
  err: (text) => void stderr.write(text),
};

// Whoever reads may have read enough.
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
}

void run(process.argv.slice(2), terminal).then((status) => {
  process.exitCode = status;
});
