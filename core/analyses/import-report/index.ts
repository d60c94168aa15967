import { countsAlone } from '../../disclosure/draft.ts';
import { defineAnalysis } from '../parts/analysis.ts';
import { countImport, MOST_CATEGORIES } from './compute.ts';
import { deriveImport } from './derive.ts';
import { importEstimates, importTables } from './present.ts';
import { readImport } from './reading.ts';

export const importReport = defineAnalysis({
  id: 'import-report',
  version: 1,
  title: 'Import report',
  question: 'What came in, and how was it understood?',
  needs: [],
  isOfImport: true,
  restsOn: [],
  whyUnweighted: 'It counts rows and people as they came in.',
  options: {},
  compute: ({ main }) => countsAlone(countImport(main)),
  derive: ({ tables }, _options, { names, policy }) => deriveImport(tables, names, policy),
  estimates: importEstimates,
  tables: importTables,
  charts: () => [],
  reading: readImport,
  method: () => [
    'Rows in and set aside are those of the file as it was imported, and those that a check set aside later. Columns that are left out were not read into the project.',
    'People are counted by the category that their answer was taken for. An answer is named where twice as many people gave it as a count needs to be shown, and the count of its category is shown; how many others there are is not said.',
    'Cells corrected are those that could not be read as the numbers or dates which their column holds, and those that a check changed after the import on somebody’s decision. Their number is protected together with the number of those that stayed as they were.',
    `Fields with more than ${MOST_CATEGORIES} categories are not listed, nor are those whose answers all stand as they are written.`,
    'It does not show repairs that change no value, such as spaces that were removed, nor any value of a column that has no categories.',
  ],
  upgrade: (_version, options) => options,
});
