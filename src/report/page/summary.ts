import { engineWords } from '../../drawing/words';
import { TOPOLOGIES } from '../../facts/topologies';
import { ReportSection } from '../report';
import { Html, Piece, html, idOf, joined, when } from './html';
import { icon } from './icons';
import { regionName, rowsOf } from './parts';
import { counted } from './words';

/** What a section is looked for by. */
export interface Summary {
  readonly id: string;
  readonly title: string;
  readonly topology: string;
  readonly regions: readonly string[];
  readonly versions: readonly string[];
  readonly errors: number;
  readonly warnings: number;
  /** `1 replaced, 2 added`; empty where nothing changes. */
  readonly change: string;
}

export function summaryOf({ diagram, findings }: ReportSection): Summary {
  const shown = (diagram.after ?? diagram.before)!;
  const clusters = shown.regions.flatMap((region) => region.clusters);
  const changes = (['before', 'after'] as const).flatMap((side) => (diagram[side] ? rowsOf(diagram[side]).map(({ part: { change } }) => ({ side, change })) : []));
  const count = (of: string, on: string): number => changes.filter(({ side, change }) => side === on && change === of).length;
  const words = ([['replaced', 'before'], ['removed', 'before'], ['added', 'after'], ['changed', 'after']] as const)
    .flatMap(([of, on]) => (count(of, on) > 0 ? [`${count(of, on)} ${of}`] : []));
  return {
    id: idOf('c-', shown.id),
    title: shown.title,
    topology: TOPOLOGIES[shown.topology].title,
    regions: [...new Set(shown.regions.map(regionName))],
    versions: [...new Set(clusters.map(({ engine, engineVersion }) => engineWords(engine, engineVersion)))],
    errors: findings.filter(({ severity }) => severity === 'error').length,
    warnings: findings.filter(({ severity }) => severity === 'warning').length,
    change: words.join(', '),
  };
}

/** What filters select: sections with errors, with findings, and those that change. */
export const filterClass = ({ errors, warnings, change }: Summary): string =>
  ['section', ...(errors > 0 ? ['errs'] : []), ...(errors + warnings > 0 ? ['finds'] : []), ...(change === '' ? [] : ['changes'])].join(' ');

/** How much was found, with signs. */
export const foundPieces = ({ errors, warnings }: Pick<Summary, 'errors' | 'warnings'>): Piece => joined([
  ...(errors > 0 ? [html`<span class="tag error">${icon('error')} ${counted(errors, 'error')}</span>`] : []),
  ...(warnings > 0 ? [html`<span class="tag warning">${icon('warning')} ${counted(warnings, 'warning')}</span>`] : []),
], ' ');

/** What an update does with its parts, with a sign. */
export const changeTag = ({ change }: Summary): Html | undefined => when(change !== '', () => html` <span class="tag change">${icon('change')} ${change}</span>`);
