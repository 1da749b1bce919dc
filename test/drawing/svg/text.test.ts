import { cleaned, escaped, fit, widthOf } from '../../../src/drawing/svg/text';

describe('fit', () => {
  test.each([
    ['what fits stays', 'orders', 100, 2, ['orders']],
    ['breaks after words first', 'secondary cluster · Aurora PostgreSQL 17.7', 190, 2, ['secondary cluster · Aurora', 'PostgreSQL 17.7']],
    ['does not break a version', 'Aurora MySQL 3.10.1', 100, 2, ['Aurora MySQL', '3.10.1']],
    ['breaks after a sign', 'orders-instance-of-the-shop', 110, 2, ['orders-instance-', 'of-the-shop']],
    ['breaks a logical id before a hump', 'OrdersReaderInstance', 90, 2, ['OrdersReader', 'Instance']],
    ['ends what is too long with an ellipsis', 'nnnnnnnnnnnnnnnnnnnn', 60, 1, ['nnnnnn…']],
    ['nothing is no line', '', 60, 1, []],
    ['has at least one character in a line', 'WW', 1, 2, ['W', 'W…']],
  ] as const)('%s', (_what, text, width, lines, expected) => {
    expect(fit(text, 'small', width, lines)).toEqual(expected);
  });

  test('lines are no wider than they may be, and have all of the text', () => {
    for (const text of ['The quick brown fox jumps over the lazy dog', 'OrdersWriter17866A16', 'a/b/c/d/e/f/g/h/i/j/k/l', '名前空間のとても長い名前', 'خادم القراءة']) {
      const lines = fit(text, 'body', 80, 20);
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      for (const line of lines) expect(widthOf(line, 'body')).toBeLessThanOrEqual(80);
    }
  });

  test('does not part what is one character', () => {
    const family = '👩‍👩‍👧‍👦';
    expect(fit(family.repeat(3), 'small', 60, 3)).toEqual([family, family, family]);
  });

  test('does not look at all of a text without end', () => {
    const start = process.cpuUsage().user;
    fit('x'.repeat(10_000_000), 'small', 100, 2);
    expect((process.cpuUsage().user - start) / 1000).toBeLessThan(200);
  });
});

test('escaped text is XML', () => {
  expect(escaped('<a href="x">\'&\'</a>\u0000\u001b[31m\ud800\u202e\nend\ufffe')).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;[31m\ufffd end');
});

test('pairs of surrogates stay', () => {
  expect(cleaned('😀\udc00')).toBe('😀\ufffd');
});
