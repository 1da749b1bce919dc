import type { ReportData } from './report';

/** The report as one HTML file. */
export function pageOf(_report: ReportData): string {
  throw new Error('not built yet');
}
