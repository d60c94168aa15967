import { defineAnalysis } from '../analysis.ts';
import { keyQuestion } from '../background-dimension.ts';
import { countImport, MOST_CATEGORIES } from './compute.ts';
import { deriveImport } from './derive.ts';
import { importEstimates, importTables } from './present.ts';
import { readImport } from './reading.ts';

export const importReport = defineAnalysis({
  id: 'import-report',
  version: 1,
  title: 'Import report',
  question: 'What came in, and how was it understood?',
  fields: [keyQuestion],
  isOfImport: true,
  options: {},
  compute: (cohort) => countImport(cohort),
  derive: (published, _options, { names }) => deriveImport(published, names),
  estimates: importEstimates,
  tables: importTables,
  charts: () => [],
  reading: readImport,
  method: () => [
    'Rows in and set aside are those of the file as it was imported, and those that a check set aside later. Columns that are left out were not read into the project.',
    'People are counted by the category that their answer was taken for. An answer is named where the disclosure rules would let its count be shown; the others are counted and not named.',
    `Fields with more than ${MOST_CATEGORIES} categories are not listed, nor are those whose answers all stand as they are written.`,
    'It does not show what was repaired in single cells, nor any value of a column that has no categories.',
  ],
  upgrade: (_version, options) => options,
});
