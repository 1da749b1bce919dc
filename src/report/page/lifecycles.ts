import { Lifecycle, LifecycleEvent } from '../report';
import { Html, html, joined, when } from './html';
import { Sources } from './sources';

const PHASES: Readonly<Record<LifecycleEvent['phase'], string>> = {
  'standard support': 'standard', 'extended support': 'extended', 'extended support, higher price': 'dearer', 'retired': 'retired',
};

/** What becomes of the versions of a diagram: a bar for each, whose pieces are as long as they last. It is a list for who cannot see it. */
export const lifecycleSection = (lifecycles: readonly Lifecycle[], sources: Sources): Html | undefined =>
  when(lifecycles.length > 0, () => html`
    <h3>Life of the version</h3>
    ${lifecycles.map((lifecycle) => html`
      <h4>${lifecycle.name}${sources.cite(lifecycle.sources)}</h4>
      <p class="muted">${joined(lifecycle.clusters, ', ')}</p>
      <ol class="life">${lifecycle.events.map((event, index) => html`
        <li class="${PHASES[event.phase]}" style="flex-grow:${monthsUntil(event, lifecycle.events[index + 1])}">
        <b>${event.phase}</b> <span>from <time datetime="${event.date}">${event.date}</time></span> <span>${event.what}</span></li>`)}
      </ol>`)}`);

/** How long the last phase is drawn, which has no end, and the longest that any is: months. */
const LAST_MONTHS = 12;
const MOST_MONTHS = 60;

/** Months until the next event, in which a day counts as a thirtieth; at least one. */
function monthsUntil({ date }: LifecycleEvent, next: LifecycleEvent | undefined): number {
  if (!next) return LAST_MONTHS;
  const months = Math.round(monthsOf(next.date) - monthsOf(date));
  return Number.isNaN(months) ? 1 : Math.min(Math.max(months, 1), MOST_MONTHS);
}

function monthsOf(date: string): number {
  const [year, month, day] = date.split('-').map(Number);
  return year! * 12 + month! + day! / 30;
}
