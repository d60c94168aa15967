import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { optionsToday } from '../../core/analyses/parts/options-version.ts';
import { analysisOf } from '../../core/analyses/registry.ts';
import { recipeSchema } from '../../core/project/recipe.ts';
import { seal } from '../../core/results/seal.ts';
import { openPin, requestToday } from '../../electron/project/pins/opened-pins.ts';
import { runsOf } from '../../electron/recipes/recipe-file.ts';
import type { Finding } from '../../electron/store/findings.ts';
import { admitted, representationResult } from '../report/fixture.ts';

const analysis = analysisOf('intersectional-progression');
const older = { combined: ['sex'] };
const today = { with: ['sex'] };

/** As if its first version had called the option `with` by another name. */
beforeEach(() => {
  vi.spyOn(analysis, 'upgrade').mockImplementation((version, { combined, ...options }) =>
    version === 1 ? { ...options, with: combined } : options,
  );
});
afterEach(() => vi.restoreAllMocks());

function pinOf(version: number, options: Readonly<Record<string, unknown>>): Finding {
  const of = { ...representationResult.analysis, id: analysis.id, version };
  const [result] = admitted({ ...representationResult, analysis: of });
  const request = { analysisId: analysis.id, datasetId: 'dataset-1', options, filters: [] };
  return {
    ...{ id: 'finding-1', pinnedAt: '2026-03-31T00:00:00.000Z', inputs: null, request },
    sealed: seal(result ?? expect.fail()),
  };
}

function optionsOfRecipe(version: number | undefined, options: Readonly<Record<string, unknown>>): unknown {
  const recipe = recipeSchema.parse({
    rungs: 1,
    title: 'Test',
    datasets: [{ id: 'staff', label: 'Staff', wave: '2026-03-31', file: 's.csv', columns: { Sex: 'sex' } }],
    analyses: [
      { analysis: analysis.id, dataset: 'staff', options, ...(version === undefined ? {} : { version }) },
    ],
  });
  const [run] = runsOf({ recipe, folder: '.' }, new Map([['staff', 'dataset-1']]));
  return run?.request.options;
}

describe('options that were written for', () => {
  it('an earlier version of their analysis are read as those of today', () => {
    expect(analysis.version).toBeGreaterThan(1);
    expect(optionsOfRecipe(1, { combined: ['Sex'] })).toEqual(today);
    expect(openPin(pinOf(1, older))).toMatchObject({ refusal: null, request: { options: today } });
    expect(requestToday(pinOf(1, older)).options).toEqual(today);
    expect(analysis.bind(optionsToday(analysis, 1, older)).options).toMatchObject(today);
  });

  it('today’s, or for none that is told, are left as they are', () => {
    expect(optionsOfRecipe(analysis.version, { with: ['Sex'] })).toEqual(today);
    expect(optionsOfRecipe(undefined, { with: ['Sex'] })).toEqual(today);
    expect(openPin(pinOf(analysis.version, today))).toMatchObject({
      refusal: null,
      request: { options: today },
    });
    expect(analysis.upgrade).not.toHaveBeenCalled();
  });

  it('a newer version are refused in a sentence', () => {
    const newer = analysis.version + 1;
    const sentence = `were written for version ${newer} of it, and this Rungs knows version ${analysis.version}.`;
    expect(() => optionsOfRecipe(newer, today)).toThrow(sentence);
    expect(openPin(pinOf(newer, today))).toMatchObject({
      result: null,
      refusal: { what: expect.stringContaining(sentence) },
    });
    expect(() => requestToday(pinOf(newer, today))).toThrow(sentence);
  });

  it('the second version of Who gets on? look within the grade before, unless another field was chosen', () => {
    vi.restoreAllMocks();
    expect(optionsOfRecipe(2, { within: 'grade' })).toEqual({});
    expect(openPin(pinOf(2, { within: 'sex' }))).toMatchObject({ request: { options: { within: 'sex' } } });
  });
});
