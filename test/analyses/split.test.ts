import { describe, expect, it } from 'vitest';
import type { Background } from '../../core/background/background.ts';
import { type People, runOn } from './cohort-fixture.ts';

const groups: readonly Background[] = ['professional', 'intermediate', 'working-class'];

function staff(grades: Readonly<Record<string, readonly number[]>>): readonly People[] {
  return Object.entries(grades).flatMap(([grade, counts]) =>
    groups.map((background, at) => ({ background, count: counts[at] ?? 0, answers: { grade } })),
  );
}

const splitOf = (grades: Readonly<Record<string, readonly number[]>>, policy: 'none' | '10-5' = 'none') =>
  runOn('representation', staff(grades), { by: 'grade' }, policy).value;

describe('a split of backgrounds', () => {
  const usual = { Junior: [120, 90, 240], Senior: [180, 80, 150], Director: [134, 46, 63] };

  it('compares every background of every row, with adjusted p (Holm)', () => {
    const { estimates } = splitOf(usual);
    const ps = estimates.filter(({ measure }) => measure === 'share-difference-p');
    // R: p.adjust(c(prop.test(c(134, 120), c(243, 450), correct = FALSE)$p.value, …), "holm"), in the order of the rows.
    const expected = [
      ...[6.82802142343098e-13, 1, 1.95366345331052e-11],
      ...[4.71085718265244e-7, 1, 2.49841275494495e-6],
    ];
    expect(ps.map(({ of }) => of['grade'])).toEqual([
      ...Array.from({ length: 3 }, () => 'Director'),
      ...Array.from({ length: 3 }, () => 'Senior'),
    ]);
    for (const [at, { value }] of ps.entries()) {
      const right = expected[at] ?? NaN;
      expect(Math.abs((value ?? NaN) - right) / right).toBeLessThan(1e-6);
    }
  });

  it('tests all backgrounds of a row together', () => {
    const [table] = splitOf(usual).tables.filter(({ id }) => id === 'compared');
    const at = table?.columns.findIndex(({ id }) => id === 'together-p') ?? -1;
    const ps = (table?.rows ?? []).flatMap(({ cells }) => {
      const cell = cells[at];
      return cell?.kind === 'p' ? [cell.value] : [];
    });
    // R: p.adjust(c(chisq.test(rbind(D, J))$p.value, chisq.test(rbind(S, J))$p.value), "holm")
    expect(ps).toHaveLength(6);
    expect(Math.abs((ps[0] ?? NaN) / 6.50426287339549e-14 - 1)).toBeLessThan(1e-6);
    expect(Math.abs((ps[3] ?? NaN) / 1.39857251872893e-7 - 1)).toBeLessThan(1e-6);
  });

  it.each(['none', '10-5'] as const)(
    'says that backgrounds differ where the working-class shares are equal (%s)',
    (policy) => {
      const { sentences, strength } = splitOf({ North: [300, 100, 200], South: [150, 150, 150] }, policy);
      expect(sentences[0]).toMatch(/^By grade, the professional share is .* in South, .* less/u);
      expect(sentences.join(' ')).toContain('The intermediate share there is');
      expect(sentences.join(' ')).toContain('No difference is shown there in the working-class share.');
      expect(strength?.level).toBe('clear');
    },
  );

  it('does not call equal shares indistinguishable', () => {
    const { sentences, strength } = splitOf({ North: [100, 100, 100], South: [90, 90, 90] });
    expect(sentences[0]).toBe(
      'By grade, no difference from North, which has the most people, was shown in the shares of the three backgrounds.',
    );
    expect(strength?.reason).toMatch(/^No difference is shown/u);
  });

  it('reports a row that differs over all backgrounds and in none by itself', () => {
    // R: chisq.test(rbind(c(45, 45, 120), c(62, 28, 120)))$p.value is 0.0358; the least adjusted p of one background 0.0858.
    const { sentences, strength } = splitOf({ North: [45, 45, 120], South: [62, 28, 120] });
    expect(sentences[0]).toContain('taken together');
    expect(strength?.level).toBe('uncertain');
  });
});
