import { printable } from '../../printable';
import { Surroundings } from '../format';
import { Report } from '../report';
import { nameOf } from '../words';
import { Page } from './page';

/** What could not be decided, by the resource and by the value that is not known. */
export function addUndecided(page: Page, { undecided, places }: Report, colors: Surroundings['colors']): void {
  const byResource = new Map<string, { file: string; name: string; rules: Map<string, Set<string>> }>();
  for (const { rule, resource, property } of undecided) {
    const place = places.of(resource);
    const one = byResource.get(resource.address) ?? { file: place.file, name: nameOf({ place }), rules: new Map<string, Set<string>>() };
    byResource.set(resource.address, one);
    one.rules.set(property, (one.rules.get(property) ?? new Set()).add(rule.id));
  }
  if (byResource.size === 0) return;
  page.space();
  page.line(0, colors.bold('Undecided, because the template leaves a value to the deployment'));
  let file: string | undefined;
  for (const [, one] of [...byResource].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (one.file !== file) page.line(2, colors.underline(printable(file = one.file)));
    page.line(4, colors.bold(printable(one.name)));
    for (const [property, rules] of [...one.rules].sort(([a], [b]) => (a < b ? -1 : 1))) page.paragraph(6, `${property}: ${[...rules].sort().join(', ')}`);
  }
}
