import childProcess from 'child_process';
import dgram from 'dgram';
import dns from 'dns';
import fs from 'fs';
import http from 'http';
import http2 from 'http2';
import https from 'https';
import net from 'net';
import { resolve, sep } from 'path';
import tls from 'tls';
import workers from 'worker_threads';
import { App, IPolicyValidationContext, Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { AuroraChecks, AuroraConstraints } from '../../src';
import { AuroraNagPack } from '../../src/checks/nag';
import { FAULTY_APPS } from '../support/apps';
import { nodes, synthesize } from '../support/doors';

type Calls = { readonly name: string; readonly args: readonly unknown[] }[];

/** What Node has for talking to the world. */
const NETWORK = { net, tls, http, https, http2, dgram, dns, dnsPromises: dns.promises };
const PROCESSES = { childProcess, workers };
const FILES = { fs, fsPromises: fs.promises };

/** What takes the file it changes as its first argument, or as its second where that is where something is put. */
const CHANGES_FIRST = /^(?:writeFile|appendFile|mkdir|mkdtemp|rm|rmdir|unlink|truncate|chmod|chown|utimes|createWriteStream)(?:Sync)?$/;
const CHANGES_SECOND = /^(?:copyFile|cp|rename|link|symlink)(?:Sync)?$/;

let restore: (() => void)[] = [];

/** Notes every call of every function of some modules, from now on to the end of the test. */
function watch(modules: Readonly<Record<string, object>>): Calls {
  const calls: Calls = [];
  for (const [module, functions] of Object.entries(modules) as [string, Record<string, unknown>][]) {
    for (const [name, original] of Object.entries(functions)) {
      const { writable } = Object.getOwnPropertyDescriptor(functions, name) ?? {};
      if (typeof original !== 'function' || !writable) continue;
      functions[name] = function (this: unknown, ...args: unknown[]): unknown {
        calls.push({ name: `${module}.${name}`, args });
        return new.target ? Reflect.construct(original, args, new.target) : Reflect.apply(original, this, args);
      };
      Object.assign(functions[name] as object, original);
      restore.push(() => { functions[name] = original; });
    }
  }
  return calls;
}

/** The variables of the environment that are read, from now on to the end of the test. */
function watchEnvironment(): string[] {
  const read: string[] = [];
  const { env } = process;
  process.env = new Proxy(env, {
    get: (target, name) => {
      read.push(String(name));
      return Reflect.get(target, name) as unknown;
    },
    ownKeys: (target) => {
      read.push('all of it');
      return Reflect.ownKeys(target);
    },
  });
  restore.push(() => { process.env = env; });
  return read;
}

afterEach(() => {
  restore.forEach((undo) => undo());
  restore = [];
});

/** What CDK itself reads when constructs are annotated. */
const OF_CDK = /^CDK_/;
/** Where the baseline is: what is documented to be read. */
const BASELINE = 'AURORA_BASELINE';

const NO_CONTEXT = {} as IPolicyValidationContext;

/** The ways to run the checks alone, without the synthesis around them. */
const RUNS: Readonly<Record<string, (app: App) => unknown>> = {
  'findings': (app) => AuroraChecks.findings(app),
  'undecided': (app) => AuroraChecks.undecided(app),
  'the plugin': (app) => new AuroraChecks(app).validate(NO_CONTEXT),
  'the nag pack': (app) => new AuroraNagPack(app).validate({ ...NO_CONTEXT, appConstruct: app } as IPolicyValidationContext),
  'the aspect': (app) => {
    const aspect = new AuroraConstraints();
    for (const node of nodes(app)) aspect.visit(node);
    return [...nodes(app)].flatMap(({ node }: IConstruct) => node.validate());
  },
};

test('the watch sees what it is for', () => {
  const network = watch(NETWORK);
  const processes = watch(PROCESSES);
  const files = watch(FILES);
  const environment = watchEnvironment();
  net.connect({ port: 1, host: '127.0.0.1' }).on('error', () => undefined).destroy();
  childProcess.spawnSync('true');
  fs.existsSync('/');
  expect(process.env.NO_SUCH_VARIABLE).toBeUndefined();
  expect(network.map(({ name }) => name)).toContain('net.connect');
  expect(processes.map(({ name }) => name)).toContain('childProcess.spawnSync');
  expect(files.map(({ name }) => name)).toContain('fs.existsSync');
  expect(environment).toEqual(['NO_SUCH_VARIABLE']);
});

describe.each(Object.entries(FAULTY_APPS))('%s', (_, makeApp) => {
  test.each(Object.entries(RUNS))('%s talks to nobody, starts nothing, and reads no file and no environment', (__, check) => {
    // Once before, since what is needed first is loaded first.
    check(makeApp());
    const app = makeApp();
    const calls = [NETWORK, PROCESSES, FILES].map(watch);
    const environment = watchEnvironment();
    check(app);
    const ofOthers = environment.filter((name) => !OF_CDK.test(name) && name !== BASELINE);
    expect({ calls: calls.flat().map(({ name }) => name), environment: ofOthers }).toEqual({ calls: [], environment: [] });
  });

  test('synthesis with the checks talks to nobody, starts nothing, and writes nothing but the assembly', () => {
    const app = makeApp();
    Validations.of(app).addPlugins(new AuroraChecks(app));
    const calls = [NETWORK, PROCESSES].map(watch);
    const files = watch(FILES);
    synthesize(app);
    expect(calls.flat().map(({ name }) => name)).toEqual([]);
    const changed = files.flatMap(({ name, args }) => {
      const method = name.split('.')[1];
      return CHANGES_FIRST.test(method) ? [String(args[0])] : CHANGES_SECOND.test(method) ? [String(args[1])] : [];
    });
    expect(changed).not.toEqual([]);
    expect(changed.filter((path) => !`${resolve(path)}${sep}`.startsWith(`${resolve(app.outdir)}${sep}`))).toEqual([]);
  });
});
