import { describe, expect, it } from 'vitest';
import { type Recipe, recipeSchema } from '../../core/project/recipe.ts';
import { faultyLine, invalidRecipe, refuseUnknownAnswers } from './recipe-faults.ts';

const dataset = {
  id: 'staff',
  label: 'Staff',
  wave: '2026-03-31',
  columns: { Sex: 'sex', Job: 'seb-occupation' },
};
const recipeOf = (more: object): unknown => ({
  ...{ rungs: 1, title: 'Staff', datasets: [{ ...dataset, ...more }] },
  analyses: [{ analysis: 'representation', dataset: 'staff' }],
});
function said(more: object): string {
  const json = recipeOf(more);
  const parsed = recipeSchema.safeParse(json);
  return parsed.success ? '' : invalidRecipe(json, parsed.error.issues).message;
}
function sound(more: object): Recipe {
  return recipeSchema.parse(recipeOf(more));
}

describe('a fault of a recipe', () => {
  it('is told with its place, the word that stands there and what could', () => {
    expect(said({ wave: '31/03/2026' })).toBe(
      'The recipe cannot be used: at datasets › 0 › wave, “31/03/2026” is not a date such as 2026-03-31. Mend that place and run it again.',
    );
    expect(said({ answers: { Cook: { reason: 'dunno' } } })).toBe(
      'The recipe cannot be used: at datasets › 0 › answers › Cook › reason, “dunno” is none of: retired, not-applicable, dont-know, prefer-not-to-say, other-combined, no-class, unrecognised, blank, not-asked. Mend that place and run it again; “rungs fields” lists what can stand there.',
    );
    expect(said({ columns: { Grade: 'grdae' } })).toBe(
      'The recipe cannot be used: at datasets › 0 › columns › Grade, “grdae” is no field. Mend that place and run it again; “rungs fields” lists what can stand there.',
    );
    expect(said({ answers: { Cook: { job: 'routine' } } })).toMatch(
      /at datasets › 0 › answers › Cook, what stands there is not of the kind that belongs there\./,
    );
    expect(said({ fixes: [{ check: 'spellings/pay', fix: 'rename' }] })).toMatch(
      /at datasets › 0 › fixes › 0 › check, “spellings\/pay”: no check has such a finding\./,
    );
    expect(said({ label: 7, wrong: 1 })).toMatch(/at datasets › 0 › label, “7” is not text\./);
    expect(said({ wrong: 1 })).toMatch(/at datasets › 0, “wrong” is not known\./);
  });

  it('is an answer that its question does not have, by field, with the list or where it is', () => {
    expect(() => refuseUnknownAnswers(sound({ answers: { Cook: { answer: 'routin' } } }))).toThrow(
      'The recipe cannot be used: at datasets › 0 › answers › Cook, “routin” is no answer to Parental occupation at 14. “rungs fields seb-occupation” lists what can stand there.',
    );
    expect(() =>
      refuseUnknownAnswers(sound({ codings: { Sex: { answers: { W: { answer: 'woman' } } } } })),
    ).toThrow(
      /at datasets › 0 › codings › Sex › W, “woman” is no answer to Sex or gender\. Use one of: female, male, /,
    );
    const known = {
      answers: { Cook: { answer: 'routine' } },
      codings: { sex: { answers: { W: { answer: 'female' } } } },
    };
    expect(() => refuseUnknownAnswers(sound(known))).not.toThrow();
  });

  it('is on the line that is told, wherever the engine tells it', () => {
    expect(faultyLine('not json')).toBe(1);
    expect(faultyLine('{\n"a": 1,\n"b": oops\n}\n')).toBe(3);
    expect(faultyLine('{\n"a": [1, 2\n"b": 3}')).toBe(3);
    expect(faultyLine('{\n"a": "text\n}')).toBe(2);
    expect(faultyLine('{\n"a": 1\n')).toBe(3);
    expect(faultyLine('')).toBe(1);
  });
});
