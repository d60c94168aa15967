import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { tellTruth } from './generator/truth.ts';
import { backgrounds } from '../../core/background/background.ts';
import { classify, suggestCoding, unmatchedAnswers } from '../../core/background/classify.ts';
import type { AnswerMeaning } from '../../core/background/scheme.ts';
import { schemeOf } from '../../core/background/schemes.ts';
import { readWhole, type WholeTable } from '../../core/intake/readers/whole.ts';
import type { ByteSource } from '../../core/ports.ts';
import { recipeSchema } from '../../core/project/recipe.ts';
import type { CategoryColumn } from '../../core/table/column.ts';
import { demoFolder } from './read-extract.ts';

const truth = JSON.parse(readFileSync(join(demoFolder, 'truth.json'), 'utf8')) as ReturnType<
  typeof tellTruth
>;
const recipe = recipeSchema.parse(JSON.parse(readFileSync(join(demoFolder, 'recipe.json'), 'utf8')));
const waves = [
  { truth: truth.waves['2025-03-31'], dataset: recipe.datasets[0] },
  { truth: truth.waves['2026-03-31'], dataset: recipe.datasets[1] },
];

describe.each(waves)('Rungs reading $truth.file', async ({ truth: wave, dataset }) => {
  const { profile, table } = await readWhole(
    openBytes(readFileSync(join(demoFolder, wave.file))),
    {},
    (bytes, encoding) => new TextDecoder(encoding).decode(bytes),
  );
  const answers = columnOf(table, 'seb-occupation', dataset?.columns ?? {});
  const suggested = suggestCoding(answers.labels).assignments;
  const decided = Object.entries(dataset?.answers ?? {}).map(([answer, meaning]) => [
    answer,
    meaningOf(meaning),
  ]);

  it('keeps the people and sets the bad rows aside', () => {
    expect(profile.rows).toBe(wave.rows);
    expect(profile.setAside.map(({ row }) => row)).toEqual(wave.badRows.map(({ line }) => line));
  });

  it('reads pay as a number and dates as dates', () => {
    const types = Object.fromEntries(profile.columns.map((column) => [column.name, column.type]));
    expect(types).toMatchObject({ 'Base Salary': 'number', 'Hire Date': 'date', 'Person Number': 'text' });
  });

  it('leaves to a person exactly the answers that the recipe decides', () => {
    const unmatched = unmatchedAnswers(answers.labels, { assignments: suggested });
    expect(unmatched.toSorted()).toEqual(Object.keys(dataset?.answers ?? {}).toSorted());
  });

  it('finds the planted backgrounds', () => {
    const coding = { assignments: { ...suggested, ...Object.fromEntries(decided) } };
    const asked = columnOf(table, 'asked-flag', dataset?.columns ?? {});
    const codes = classify(answers, coding, schemeOf(recipe.scheme), asked);
    const counted = Object.fromEntries(
      backgrounds.map((background, code) => [background, codes.filter((each) => each === code).length]),
    );
    const { usable: _, ...responses } = wave.responses;
    const { professional, intermediate, 'working-class': workingClass } = wave.overall;
    expect(counted).toEqual({
      professional,
      intermediate,
      'working-class': workingClass,
      ...responses,
      'no-class': 0,
      unrecognised: 0,
    });
  });
});

function openBytes(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (offset, into) => {
      const part = bytes.subarray(offset, offset + into.length);
      into.set(part);
      return part.length;
    },
  };
}

function columnOf(
  table: WholeTable,
  field: string,
  mapping: Readonly<Record<string, string>>,
): CategoryColumn {
  const column = table.columns[table.names.findIndex((name) => mapping[name] === field)];
  if (column?.type !== 'category') throw new RangeError(`No column of categories for ${field}`);
  return column;
}

function meaningOf(meaning: (typeof recipe.datasets)[number]['answers'][string]): AnswerMeaning {
  if ('answer' in meaning) return { kind: 'answer', code: meaning.answer };
  return 'group' in meaning
    ? { kind: 'group', group: meaning.group }
    : { kind: 'reason', reason: meaning.reason };
}
