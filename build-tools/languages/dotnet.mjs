import { run } from '../lib/process.mjs';

export async function missing() {
  const { code } = await run('dotnet', ['--version']);
  return code === 0 ? undefined : 'there is no dotnet';
}
