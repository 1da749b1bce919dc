import { ChildProcess, execFileSync, spawn } from 'child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { createServer } from 'net';
import { tmpdir, userInfo } from 'os';
import { delimiter, join } from 'path';
import { createConnection } from 'mysql2/promise';

/** Why a test is skipped, in its name. */
export const MISSING = 'skipped, as there is no MariaDB server here: apt-get install mariadb-server';

const START_TIMEOUT_MILLIS = 15_000;
const STOP_TIMEOUT_MILLIS = 5_000;

/** Whether a server can be started here. */
export function isInstalled(): boolean {
  return find('mariadbd') !== undefined && find('mariadb-install-db') !== undefined;
}

/** A server of our own on the loopback interface, with its data in a folder that goes with it. */
export class MariaDb {
  public static async start(): Promise<MariaDb> {
    const folder = mkdtempSync(join(tmpdir(), 'aurora-mariadb-'));
    const server = new MariaDb(folder, await freePort());
    try {
      await server.launch();
      return server;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  public readonly connection = { user: 'application', password: 'only-for-this-test', database: 'auction' };

  private child?: ChildProcess;
  private log = '';

  private constructor(private readonly folder: string, public readonly port: number) {}

  public async stop(): Promise<void> {
    const { child } = this;
    if (child !== undefined && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MILLIS);
      await ended;
      clearTimeout(timer);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async launch(): Promise<void> {
    const common = ['--no-defaults', `--datadir=${join(this.folder, 'data')}`, ...userInfo().uid === 0 ? ['--user=root'] : []];
    execFileSync(find('mariadb-install-db')!, [...common, '--skip-test-db', '--auth-root-authentication-method=normal'], { stdio: 'pipe' });

    const { user, password, database } = this.connection;
    const setup = join(this.folder, 'setup.sql');
    writeFileSync(setup, `CREATE DATABASE ${database};\nCREATE USER '${user}'@'127.0.0.1' IDENTIFIED BY '${password}';\n`
      + `GRANT ALL ON *.* TO '${user}'@'127.0.0.1';\n`);
    this.child = spawn(find('mariadbd')!, [
      ...common,
      '--bind-address=127.0.0.1',
      `--port=${this.port}`,
      `--socket=${join(this.folder, 'socket')}`,
      `--pid-file=${join(this.folder, 'pid')}`,
      `--init-file=${setup}`,
      '--skip-name-resolve',
      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-buffer-pool-size=32M',
    ], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.child.stdout!.on('data', (text) => { this.log += text; });
    this.child.stderr!.on('data', (text) => { this.log += text; });
    this.child.on('error', (error) => { this.log += error; });
    process.once('exit', () => this.child?.kill('SIGKILL'));
    await this.ready();
  }

  private async ready(): Promise<void> {
    for (const start = Date.now(); Date.now() - start < START_TIMEOUT_MILLIS; await new Promise((done) => setTimeout(done, 50))) {
      try {
        const connection = await createConnection({ ...this.connection, host: '127.0.0.1', port: this.port });
        await connection.end();
        return;
      } catch {
        if (this.child!.exitCode !== null) break;
      }
    }
    throw new Error(`The server did not start:\n${this.log}`);
  }
}

function find(program: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/bin'];
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}
