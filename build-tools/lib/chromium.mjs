import { debianPrograms } from './debian.mjs';

/** A browser for test/browser, and a font for what it draws. */
export function browser() {
  return debianPrograms({
    programs: ['/usr/bin/chromium', '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'],
    packages: ['chromium', 'fonts-dejavu-core'],
    timeoutSeconds: 240,
  });
}
