import { describe, expect, it } from 'vitest';
import { seal } from '../../core/results/seal.ts';
import { csvFiles } from '../../core/report/csv.ts';
import { reportDocument } from '../../core/report/document/document.ts';
import { htmlReport } from '../../core/report/html/html.ts';
import { resultsJson } from '../../core/report/json/json.ts';
import { runOn } from '../analyses/cohort-fixture.ts';
import { everyRun, findPairs, peopleIn } from './alike.ts';
import type { Truth } from './attacker.ts';

const about = {
  title: 'Alike',
  projectName: 'Alike',
  statedTime: '2026-03-31T12:00:00.000Z',
  isTimeStated: true,
};

/** Whatever is made of the results of one organisation. */
function writtenOf(truth: Truth): readonly string[] {
  const results = everyRun.map((run) =>
    runOn(run.analysis, peopleIn(truth, run), run.options, '10-5', run.weighting),
  );
  const report = reportDocument(results, about);
  return [
    ...results.map((result) => Buffer.from(seal(result)).toString('latin1')),
    ...results.flatMap((result) => csvFiles(result, 'run').map(({ text }) => text)),
    resultsJson(
      results.map((result, index) => ({ name: `run-${index}`, result })),
      about,
    ),
    htmlReport(report, { fonts: { 400: '', 600: '' } }),
  ];
}

describe('two organisations that agree on every published figure', () => {
  it('give the same bytes: sentences, strength, charts, order of rows, marks and asides', () => {
    const pairs = findPairs(30, 20_260_331);
    for (const { one, other } of pairs) expect(writtenOf(other)).toEqual(writtenOf(one));
    expect(pairs).toHaveLength(30);
  });
});
