import { readFileSync } from 'fs';
import { join } from 'path';
import { aurora } from './support';

const ROOT = join(__dirname, '../..');
const REFUSED = join(ROOT, 'examples/refused');

test('the README shows what the command prints', async () => {
  const [, command, printed] = /^`npx aurora-topology (check [^`]+)` prints.*?```text\n(.*?)\n```/ms.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))!;
  const { status, out } = await aurora(REFUSED, command!.split(' '));
  // How many rules there are is not what it shows.
  const counted = (text: string): string => text.replace(/\d+ rules\)/, 'N rules)');
  expect({ status, out: counted(out) }).toEqual({ status: 1, out: `${counted(printed!)}\n` });
});
