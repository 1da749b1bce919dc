import { existsSync, readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { UsageError } from '../status';

/** The file that creates the app, relative to its folder; undefined where that cannot be told. */
export function entryFile(cwd: string): string | undefined {
  const command = appCommand(cwd);
  return named(command, cwd) ?? mainClass(command, cwd) ?? mainPackage(command, cwd);
}

/**
 * What `cdk` runs.
 *
 * @throws UsageError where `cdk.json` does not tell
 */
function appCommand(cwd: string): string {
  const file = join(cwd, 'cdk.json');
  if (!existsSync(file)) throw new UsageError('there is no cdk.json here: run it in the folder of the app');
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch {
    throw new UsageError('cdk.json cannot be read: it is no JSON');
  }
  const app = (content as { readonly app?: unknown } | null)?.app;
  if (typeof app !== 'string') throw new UsageError('cdk.json has no "app", so it is not known what creates the app');
  return app;
}

/** The last file that the command names; of a compiled one the TypeScript beside it. */
function named(command: string, cwd: string): string | undefined {
  const files = [...command.matchAll(/(?<=^|[\s"'=])[\w@.\-/\\]+\.(?:[mc]?[tj]s|py|go|java)(?=$|[\s"';&])/g)].map(([file]) => file);
  const found = files.filter((file) => !file.includes('node_modules')).flatMap((file) => {
    const typescript = file.replace(/\.([mc]?)js$/, '.$1ts');
    return [typescript, file].find((one) => existsSync(join(cwd, one))) ?? [];
  });
  return found.at(-1);
}

/** The main class that Maven or Gradle runs. */
function mainClass(command: string, cwd: string): string | undefined {
  if (!/\b(?:mvn|mvnw|gradle|gradlew)\b/.test(command)) return undefined;
  for (const build of ['pom.xml', 'build.gradle', 'build.gradle.kts']) {
    if (!existsSync(join(cwd, build))) continue;
    const name = /<mainClass>\s*([\w.]+)\s*<\/mainClass>|\bmainClass(?:Name)?(?:\.set\(|\s*=)\s*["']([\w.]+)["']/.exec(readFileSync(join(cwd, build), 'utf8'));
    const file = name && join('src/main/java', `${(name[1] ?? name[2]!).replaceAll('.', '/')}.java`);
    if (file !== null && existsSync(join(cwd, file))) return file;
  }
  return undefined;
}

/** The file of the main package of `go run .` that creates the app, where there is only one. */
function mainPackage(command: string, cwd: string): string | undefined {
  if (!/\bgo run \.(?:\/)?(?:\s|$)/.test(command)) return undefined;
  const files = readdirSync(cwd).filter((file) => file.endsWith('.go') && !file.endsWith('_test.go') && /awscdk\.NewApp\(/.test(readFileSync(join(cwd, file), 'utf8')));
  return files.length === 1 ? files[0] : undefined;
}
