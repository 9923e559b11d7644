import { describe, expect, test } from 'vitest';
import { historyUrlSchema } from '../../src/policy/history-url.ts';

const LONGEST = `https://a.example/${'x'.repeat(300 - 'https://a.example/'.length)}`;

describe('history-url', () => {
  test.each([
    'https://owner.github.io/repository/',
    'https://owner.github.io',
    'http://intranet:8080/models/history_page/index.html',
    'https://a.example/%7Eteam/~ml/v1.2+rc',
    LONGEST,
  ])('may be %s', (url) => {
    expect(historyUrlSchema.parse(url)).toBe(url);
  });

  test.each([
    { title: 'a script', url: 'javascript:alert(1)' },
    { title: 'data', url: 'data:text/html,<script>alert(1)</script>' },
    { title: 'a file', url: 'file:///etc/passwd' },
    { title: 'no scheme', url: '//evil.example/' },
    { title: 'a user name that looks like a host', url: 'https://github.com@evil.example/' },
    { title: 'the end of a link', url: 'https://a.example/) [pass](https://evil.example/' },
    { title: 'parentheses', url: 'https://a.example/a(b)' },
    { title: 'angle brackets', url: 'https://a.example/<b>' },
    { title: 'quotes', url: 'https://a.example/"onload="x' },
    { title: 'a pipe, which ends a cell', url: 'https://a.example/a|b' },
    { title: 'a backslash', url: 'https:\\\\a.example' },
    { title: 'a backtick', url: 'https://a.example/`' },
    { title: 'a new line at the end', url: 'https://a.example/\n' },
    { title: 'a new line within', url: 'https://a.example/\n# Passed' },
    { title: 'a space', url: 'https://a.example/ b' },
    { title: 'a right-to-left override', url: 'https://a.example/\u202Emoc' },
    { title: 'another alphabet', url: 'https://ехаmple.com/' },
    { title: 'a query', url: 'https://a.example/?next=https://evil.example' },
    { title: 'a fragment', url: 'https://a.example/#model=other' },
    { title: 'no host', url: 'https:///path' },
    { title: 'one character too many', url: `${LONGEST}x` },
    { title: 'a number', url: 7 },
  ])('is not $title', ({ url }) => {
    const { success, error } = historyUrlSchema.safeParse(url);
    expect(success).toBe(false);
    expect(error?.issues[0]?.message).toMatch(
      /^expected the address of a page, without a query, such as https:\/\/\S+, got /,
    );
  });
});
