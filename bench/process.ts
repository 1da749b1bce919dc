// One measurement, in a process of its own: prints what it yields, a line each.
const [name, argument] = process.argv.slice(2) as [string, string];

// eslint-disable-next-line @typescript-eslint/no-require-imports
const { default: measure } = require(`./measurements/${name}`) as { default: (...argument: unknown[]) => Generator };
for (const result of measure(...JSON.parse(argument) as unknown[])) console.log(JSON.stringify(result));
