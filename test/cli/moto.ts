import { ChildProcess, spawn } from 'child_process';
import { existsSync } from 'fs';
import { join } from 'path';

/** Where `build-tools/lib/moto.mjs` installs it. */
const FOLDER = join(__dirname, '../../.stamps/moto');

/** Why a test is skipped, in its name. */
export const MISSING = 'skipped, as moto is not installed in .stamps/moto: npm run check installs it where there is Python and PyPI';

const START_TIMEOUT_MILLIS = 60_000;
const STOP_TIMEOUT_MILLIS = 5_000;

/** Whether a server can be started here. */
export const isInstalled = (): boolean => existsSync(join(FOLDER, 'complete'));

/** A server of the APIs of AWS on the loopback interface, empty at first, which keeps everything in memory. */
export class Moto {
  public static async start(): Promise<Moto> {
    const child = spawn(join(FOLDER, 'bin/python3'), ['-u', join(FOLDER, 'bin/moto_server'), '-H', '127.0.0.1', '-p', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
    process.once('exit', () => child.kill('SIGKILL'));
    const endpoint = await new Promise<string>((done, fail) => {
      let log = '';
      const read = (text: Buffer): void => {
        log += String(text);
        const [, url] = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(log) ?? [];
        if (url !== undefined) done(url);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('error', fail);
      child.once('exit', () => { fail(new Error(`The server did not start:\n${log}`)); });
      setTimeout(() => { fail(new Error(`The server did not start in time:\n${log}`)); }, START_TIMEOUT_MILLIS).unref();
    }).catch((error: unknown) => {
      child.kill('SIGKILL');
      throw error;
    });
    return new Moto(child, endpoint);
  }

  private constructor(private readonly child: ChildProcess, public readonly endpoint: string) {}

  public async stop(): Promise<void> {
    const { child } = this;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MILLIS);
    await ended;
    clearTimeout(timer);
  }
}
