import { describe, expect, it } from 'vitest';
import { inFolder } from '../command-line.ts';
import { runHostile } from './hostile-extract.ts';

const markup = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  '</style><iframe src=http://192.0.2.1/>',
  '</title><base href=http://192.0.2.1/>',
  '--><a href=javascript:alert(1)>x</a>',
];

describe('markup among the words of an extract', () => {
  it('makes no element of the report', () =>
    inFolder(async (folder) => {
      const plain = await runHostile(folder, {
        header: 'Grade',
        grades: ['A', 'B', 'C', 'D', 'E', 'F'],
        answers: ['Builder'],
      });
      const expected = countTags(plain.written['report.html'] ?? '');
      const run = await runHostile(
        folder,
        { header: '<b>Grade</b>', grades: markup, answers: [markup[1] ?? ''] },
        { title: markup[4] ?? '', label: markup[2] ?? '', name: '../../<x>', grouping: markup[1] ?? '' },
      );
      expect(run.error).toBe('');
      expect(run.code).toBe(0);
      const report = run.written['report.html'] ?? '';
      expect(report).toContain('&lt;script&gt;');
      const found = countTags(report);
      for (const tag of [
        'script',
        'img',
        'iframe',
        'base',
        'link',
        'object',
        'embed',
        'form',
        'meta',
        'a',
        'style',
        'title',
      ])
        expect({ tag, count: found[tag] ?? 0 }).toEqual({ tag, count: expected[tag] ?? 0 });
      expect(report).not.toMatch(/<[^>]*\son\w+=/i);
      expect(report).not.toMatch(/<[^>]*(?:src|href)\s*=\s*["']?(?:https?:|javascript:)/i);
      expect(Object.keys(run.written).every((name) => /^[\w.-]+$/.test(name))).toBe(true);
    }));
});

function countTags(html: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [, tag = ''] of html.matchAll(/<([a-z][\w-]*)/gi)) {
    counts[tag.toLowerCase()] = (counts[tag.toLowerCase()] ?? 0) + 1;
  }
  return counts;
}
