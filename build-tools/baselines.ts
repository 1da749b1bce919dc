// `npx projen baselines [FOLDER]`: records what is compiled as deployed, for test/updates to compare later versions with.
//
// Each app becomes the templates of its stacks, without what no update looks at.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEPLOYED } from '../test/updates/apps';

const [folder = join(__dirname, '..', 'test', 'updates', 'baselines')] = process.argv.slice(2);

interface Template {
  readonly Resources: Readonly<Record<string, object>>;
  readonly [section: string]: unknown;
}

/** A template without what only CDK reads. */
function compact({ Rules: _rules, ...template }: Template): Template {
  const Resources = Object.entries(template.Resources).map(([id, resource]) => [id, { ...resource, Metadata: undefined }]);
  return { ...template, Resources: Object.fromEntries(Resources) as Template['Resources'] };
}

rmSync(folder, { recursive: true, force: true });
for (const [name, make] of Object.entries(DEPLOYED)) {
  const outdir = mkdtempSync(join(tmpdir(), 'aurora-baseline-'));
  make({ outdir, analyticsReporting: false }).synth();
  mkdirSync(join(folder, name), { recursive: true });
  for (const file of readdirSync(outdir).filter((one) => one.endsWith('.template.json'))) {
    writeFileSync(join(folder, name, file), `${JSON.stringify(compact(JSON.parse(readFileSync(join(outdir, file), 'utf8')) as Template))}\n`);
  }
  rmSync(outdir, { recursive: true });
}
