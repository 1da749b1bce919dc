import { Terminal } from './terminal';

/** Terminals that make a link of OSC 8, by what they call themselves in `TERM_PROGRAM`; others print the escape sequence. */
const PROGRAMS: readonly string[] = ['iTerm.app', 'WezTerm', 'vscode', 'ghostty'];

/** Terminals that are known by `TERM` alone. */
const TERMS: readonly string[] = ['xterm-kitty', 'xterm-ghostty'];

/** The first VTE that does not crash on a link: https://gitlab.gnome.org/GNOME/vte, 0.50.1. */
const VTE_WITH_LINKS = 5001;

/** Whether the output is a terminal that is known to show links. `FORCE_HYPERLINK=1` and `=0` decide otherwise. */
export function showsLinks({ columns, colors, environment }: Pick<Terminal, 'columns' | 'colors' | 'environment'>): boolean {
  if (columns === undefined || !colors.isColorSupported) return false;
  const { FORCE_HYPERLINK, TERM_PROGRAM, TERM, VTE_VERSION, WT_SESSION } = environment;
  if (FORCE_HYPERLINK !== undefined) return FORCE_HYPERLINK !== '0';
  if (TERM_PROGRAM !== undefined) return PROGRAMS.includes(TERM_PROGRAM);
  return WT_SESSION !== undefined || Number(VTE_VERSION ?? 0) >= VTE_WITH_LINKS || TERMS.includes(TERM ?? '');
}

/** A text that is a link. */
export const linked = (text: string, url: string): string => `\u001b]8;;${url}\u0007${text}\u001b]8;;\u0007`;
