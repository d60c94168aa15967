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

describe('a split of which only some can be compared', () => {
  const small = { Junior: [40, 40, 40], Senior: [41, 40, 41], Board: [3, 2, 4], Chair: [1, 0, 0] };

  it('says which rows were compared, and of which there are too few people to say', () => {
    const { sentences, tables } = splitOf(small);
    expect(sentences.slice(0, 2)).toEqual([
      'By grade, only Junior could be compared with Senior, which has the most people, by the shares of the three backgrounds: no difference is shown.',
      'Too few people to say (30 are needed): Board and Chair.',
    ]);
    const table = tables.find(({ id }) => id === 'compared');
    const shown = (table?.rows ?? []).map(({ cells }) => cells.at(-1));
    expect(shown.filter((cell) => cell?.kind === 'text' && cell.text === 'Too few to say')).toHaveLength(6);
    expect(shown).not.toContainEqual({ kind: 'text', text: '' });
  });

  it('names the shares that could be compared where the others are hidden', () => {
    const { sentences } = splitOf({ North: [3, 60, 60], South: [4, 70, 62], West: [6, 50, 44] }, '10-5');
    expect(sentences[0]).toMatch(
      /could be compared with .* by the .* share alone: no difference is shown\.$/u,
    );
  });

  it('does not claim all shares where one of them is hidden in one row', () => {
    const { sentences } = splitOf(
      { North: [200, 100, 200], South: [200, 100, 200], West: [30, 3, 27] },
      '10-5',
    );
    expect(sentences[0]).toMatch(
      /, was shown in what could be compared of the shares of the three backgrounds\.$/u,
    );
  });

  it('says the same of usable answers', () => {
    const { sentences } = runOn('completion-funnel', staff(small), { by: 'grade' }, 'none').value;
    expect(sentences[0]).toMatch(
      /^By grade, only Junior could be compared with Senior, which has the most people, by/u,
    );
    expect(sentences.join(' ')).toContain('Too few people to say (30 are needed): Board and Chair.');
  });

  it('does not say that a row has the most people where another has as many', () => {
    expect(splitOf({ North: [50, 50, 50], South: [51, 49, 50] }).sentences[0]).toBe(
      'By grade, no difference from North, the first of those with the most people, was shown in the shares of the three backgrounds.',
    );
  });

  it('says for each column of p by which method it was worked out', () => {
    const table = splitOf(small).tables.find(({ id }) => id === 'compared');
    expect(table?.notes).toContain('Column “p”: score chi-square test, not corrected.');
    expect(table?.notes.join(' ')).toContain('Column “p of all backgrounds”: chi-square');
  });
});
