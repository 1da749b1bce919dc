import { createRequire } from 'module';
import { join } from 'path';
import { UsageError } from '../status';

/** A call that only reads, by the name that policies have for it. */
export type Operation =
  | 'cloudformation:DescribeStacks' | 'cloudformation:GetTemplate' | 'cloudformation:ListStackResources'
  | 'rds:DescribeDBClusters' | 'rds:DescribeDBInstances' | 'rds:DescribeGlobalClusters';

/** What is asked of AWS. */
export interface AwsApi {
  /** Returns the answer. Throws what the SDK throws. */
  call(operation: Operation, input: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** Which account and Region is asked; absent: what the environment and the configuration of AWS say. */
export interface AwsPlace {
  readonly region?: string | undefined;
  readonly profile?: string | undefined;
}

type Service = 'cloudformation' | 'rds';

/** The packages of the SDK, and their clients. */
const CLIENTS: Readonly<Record<Service, { readonly name: string; readonly client: string }>> = {
  cloudformation: { name: '@aws-sdk/client-cloudformation', client: 'CloudFormationClient' },
  rds: { name: '@aws-sdk/client-rds', client: 'RDSClient' },
};

interface Client {
  send(command: object): Promise<unknown>;
}

/** What a package of the SDK exports: classes of clients, and of commands. */
type Sdk = Readonly<Record<string, new (input: object) => object>>;

/**
 * The AWS SDK that is installed where the command runs. Throws `UsageError` where there is none.
 *
 * @param manually the commands of the AWS CLI that do the same
 */
export function awsApi(cwd: string, { region, profile }: AwsPlace, manually: readonly string[]): AwsApi {
  // By the environment, as the option of the clients is newer than they are.
  if (profile !== undefined) process.env.AWS_PROFILE = profile;
  const load = createRequire(join(cwd, 'package.json'));
  const open = (service: Service): { readonly sdk: Sdk; readonly client: Client } => {
    const { name, client } = CLIENTS[service];
    const sdk = loadPackage(load, name, manually);
    return { sdk, client: new sdk[client]!(region === undefined ? {} : { region }) as Client };
  };
  const opened = { cloudformation: open('cloudformation'), rds: open('rds') };
  return {
    call: async (operation, input) => {
      const [service, name] = operation.split(':') as [Service, string];
      const { sdk, client } = opened[service];
      return client.send(new sdk[`${name}Command`]!(input));
    },
  };
}

function loadPackage(load: NodeJS.Require, name: string, manually: readonly string[]): Sdk {
  try {
    return load(name) as Sdk;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'MODULE_NOT_FOUND' || !message.includes(`'${name}'`)) throw new UsageError(`${name} cannot be loaded: ${message.split('\n')[0]}`);
    const packages = Object.values(CLIENTS).map((one) => one.name).join(' ');
    throw new UsageError([
      `${name} is not installed here, and record asks AWS with it: npm install --save-dev ${packages}`,
      'The AWS CLI does the same, but for nested stacks:',
      ...manually.map((command) => `  ${command}`),
    ].join('\n'));
  }
}
