import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { matchAnswer } from '../../core/background/match.ts';
import { matchQuestionAnswer } from '../../core/background/questions.ts';
import { schemeOf } from '../../core/background/schemes.ts';
import { workClassOf, workPlaceOf, workPlaces } from '../../core/background/work-place.ts';
import { casesFolder, recordCase } from '../cases.ts';

const folder = casesFolder();
const classes = schemeOf('nssec-five-faststream').classes;

type Answers = {
  readonly occupation: string | null;
  readonly employment: string | null;
  readonly size: string | null;
  readonly supervised: string | null;
};

/** From the words of the form to the codes, as an import does. */
function codesOf({ occupation, employment, size, supervised }: Answers) {
  return {
    work: matchAnswer(occupation ?? '')?.code ?? '',
    answers: {
      employment: matchQuestionAnswer('seb-employment', employment ?? ''),
      size: matchQuestionAnswer('seb-size', size ?? ''),
      supervised: matchQuestionAnswer('seb-supervise', supervised ?? ''),
    },
  };
}

function classOf(given: Answers): string {
  const { work, answers } = codesOf(given);
  if (!classes) throw new Error('The scheme has lost its classes.');
  const found = workClassOf(work, answers, classes);
  return found === 'no-class' ? '' : `SE-${found}`;
}

describe.skipIf(folder === null)(
  'NS-SEC classes of the Civil Service Fast Stream (needs the cases folder)',
  () => {
    const place = join(folder ?? '', 'nssec_faststream_vectors');

    it('equal all 289 combinations of answers', () => {
      const combinations = readCsv(join(place, 'all_combinations.csv'));
      expect(combinations).toHaveLength(289);
      const wrong = combinations.filter((each) => classOf(each) !== each.expected);
      expect(wrong).toEqual([]);
    });

    it('equal the 80 assertions of that system’s own tests', () => {
      const { cases } = JSON.parse(readFileSync(join(place, 'reference_spec_cases.json'), 'utf8')) as {
        cases: readonly (Answers & { field: string; expected: string | number })[];
      };
      expect(cases).toHaveLength(80);
      const wrong = cases.filter((each) => {
        if (each.field === 'se_class') return classOf(each) !== each.expected;
        const { work, answers } = codesOf(each);
        return workPlaces.indexOf(workPlaceOf(work, answers)) !== each.expected;
      });
      expect(wrong).toEqual([]);
    });

    afterAll(() => recordCase('nssec_faststream_vectors'));
  },
);

function readCsv(path: string): readonly (Answers & { readonly expected: string })[] {
  const [, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [occupation = '', employment = '', size = '', supervised = '', , expected = ''] = [
      ...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g),
    ].map(([, quoted, plain]) => (quoted ?? plain ?? '').trim());
    return { occupation, employment, size, supervised, expected };
  });
}
