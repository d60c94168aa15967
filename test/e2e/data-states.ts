import type { Page } from '@playwright/test';
import type { Scenario } from './prepared-projects.ts';
import { choose, empty, grouped, press, type ScreenState, tellProgress, whenAsked } from './screen-state.ts';

async function openChecks(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Check this file/ })
    .first()
    .click();
  await page.getByRole('heading', { name: /to look at$|^Nothing odd was found$/ }).waitFor();
}

export const importStates: readonly ScreenState[] = [
  { name: 'import-empty', scenario: empty, hash: '#/import' },
  {
    name: 'import-reading',
    scenario: empty,
    hash: '#/import',
    async act(page, core) {
      core.hold('extract.inspect');
      await press('Choose a file')(page);
      await whenAsked(core, 'extract.inspect');
      await tellProgress(page, core, 1_450, 'Reading the whole file once');
    },
  },
  {
    name: 'import-refused',
    scenario: empty,
    hash: '#/import',
    async act(page, core) {
      core.refuse('extract.inspect', {
        code: 'intake/ragged',
        what: 'Most rows have another number of cells than the headings.',
        whatToDo:
          'Check that the columns are separated by the same character throughout, and save the extract again.',
        fields: { rows: [2, 3, 4], rowsAffected: 2_310 },
        incidentId: null,
      });
      await press('Choose a file')(page);
    },
  },
  { name: 'import-map', scenario: empty, hash: '#/import', act: press('Choose a file') },
  {
    name: 'import-map-picker',
    scenario: empty,
    hash: '#/import',
    async act(page) {
      await press('Choose a file')(page);
      await press(/Meaning of Function/)(page);
    },
  },
  { name: 'import-map-like', scenario: grouped, hash: '#/import', act: press('Import another file') },
  {
    name: 'import-map-afresh',
    scenario: grouped,
    hash: '#/import',
    async act(page) {
      await press('Import another file')(page);
      await press('Map afresh')(page);
    },
  },
  {
    name: 'import-map-differently',
    scenario: empty,
    hash: '#/import',
    async act(page) {
      await press('Choose a file')(page);
      await page.getByText('Read the file differently').click();
      await page.getByText('Look at the first').click();
    },
  },
  {
    name: 'import-map-repeated',
    scenario: empty,
    hash: '#/import',
    async act(page) {
      await press('Choose a file')(page);
      await press(/Meaning of Function/)(page);
      await page.getByRole('menuitemradio', { name: 'Grade', exact: true }).click();
      await press(/^Import 2,400 rows/)(page);
    },
  },
  {
    name: 'import-refused-late',
    scenario: empty,
    hash: '#/import',
    async act(page, core) {
      core.refuse('dataset.import', {
        code: 'intake/file-changed',
        what: 'The file has changed since it was read.',
        whatToDo: 'Choose it again.',
        incidentId: null,
      });
      await press('Choose a file')(page);
      await press(/^Import 2,400 rows/)(page);
    },
  },
  {
    name: 'import-report',
    scenario: empty,
    hash: '#/import',
    async act(page) {
      await press('Choose a file')(page);
      await press(/^Import 2,400 rows/)(page);
      await page.getByRole('heading', { level: 1, name: /is in$/ }).waitFor();
    },
  },
  {
    name: 'import-files-in-use',
    scenario: grouped,
    hash: '#/import',
    async act(page) {
      await page.getByText('Columns in use').click();
      await page.getByText('Different answers in use').click();
    },
  },
  { name: 'import-to-print', scenario: grouped, hash: '#/import', act: press(/^Import report/) },
  { name: 'import-files', scenario: { ...grouped, waves: 2 }, hash: '#/import' },
  {
    name: 'import-mapping-saved',
    scenario: grouped,
    hash: '#/import',
    async act(page) {
      await press(/^Save mapping as…/)(page);
      await page.getByText(/and no data/).waitFor();
    },
  },
  {
    name: 'import-map-saved',
    scenario: { ...empty, hasSavedMapping: true },
    hash: '#/import',
    async act(page) {
      await press('Choose a file')(page);
      await press('Use a saved mapping…')(page);
      await page.getByText(/A saved mapping/).waitFor();
    },
  },
  {
    name: 'import-map-not-saved',
    scenario: empty,
    hash: '#/import',
    async act(page, core) {
      core.refuse('mapping.open', {
        code: 'mapping/unreadable',
        what: 'That file is not a saved mapping.',
        whatToDo: 'Choose one that Rungs has saved.',
        incidentId: null,
      });
      await press('Choose a file')(page);
      await press('Use a saved mapping…')(page);
      await page.getByText('That file is not a saved mapping.').waitFor();
    },
  },
  {
    name: 'import-join',
    scenario: { ...grouped, hasEvents: true },
    hash: '#/import',
    act: press('Join two files'),
  },
  {
    name: 'import-joined',
    scenario: { ...grouped, hasEvents: true },
    hash: '#/import',
    async act(page) {
      await press('Join two files')(page);
      await page.getByRole('button', { name: 'Join', exact: true }).click();
      await page.getByText('What came in').waitFor();
    },
  },
  { name: 'checks', scenario: { ...grouped, waves: 2 }, hash: '#/import', act: openChecks },
  {
    name: 'checks-done',
    scenario: { ...grouped, waves: 2 },
    hash: '#/import',
    async act(page) {
      await openChecks(page);
      await press(/^Set 14 rows aside/)(page);
      await press(/^Multiply by 1,950/)(page);
      await press(/^Leave as it is: Pay of 1 row/)(page);
      await page.getByText('Left as it is in 1 row.').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'checks-clean',
    scenario: { ...grouped, isClean: true },
    hash: '#/import',
    act: openChecks,
  },
  {
    name: 'checks-refused',
    scenario: grouped,
    hash: '#/import',
    async act(page, core) {
      core.refuse('check.fix');
      await openChecks(page);
      await press(/^Set 14 rows aside/)(page);
    },
  },
  { name: 'import-remove', scenario: grouped, hash: '#/import', act: press(/^Remove/) },
];

/** A grouping of one's own in use, with one answer moved. */
const underOwnScheme: Scenario = { ...grouped, hasOwnScheme: true };

export const answersStates: readonly ScreenState[] = [
  { name: 'answers-empty', scenario: empty, hash: '#/answers' },
  { name: 'answers-no-question', scenario: { hasKeyQuestion: false }, hash: '#/answers' },
  { name: 'answers-open', scenario: {}, hash: '#/answers' },
  { name: 'answers-placed', scenario: grouped, hash: '#/answers' },
  { name: 'answers-menu', scenario: {}, hash: '#/answers', act: press(/^Lorry driver,/) },
  {
    name: 'answers-compared',
    scenario: grouped,
    hash: '#/answers',
    async act(page) {
      await choose(page, 'Compare with', 'Three groups (SMC 2020)');
      await page.getByText(/would be counted elsewhere/).waitFor();
    },
  },
  {
    name: 'answers-order',
    scenario: grouped,
    hash: '#/answers/grade',
    async act(page) {
      await page.getByRole('button', { name: 'Place of C Professional: 3 of 5' }).click();
      await page.getByRole('menuitem', { name: 'Move up' }).click();
      await page.getByRole('button', { name: /^A Operations, counted as/ }).click();
      await page.getByRole('menuitemradio', { name: 'B Officer' }).click();
    },
  },
  {
    name: 'answers-place-menu',
    scenario: grouped,
    hash: '#/answers/grade',
    act: press('Place of A Operations: 1 of 5'),
  },
  {
    name: 'answers-selected',
    scenario: grouped,
    hash: '#/answers/function',
    async act(page) {
      await page.getByRole('checkbox', { name: 'Select Finance' }).focus();
      await page.keyboard.press('Space');
      await page.getByRole('button', { name: /^People, counted as/ }).focus();
      await page.keyboard.press('Shift+ArrowDown');
    },
  },
  {
    name: 'answers-field-dragged',
    scenario: grouped,
    hash: '#/answers/sex',
    async act(page) {
      await page
        .locator('tr[data-answer="Male"]')
        .dragTo(page.locator('.group-strip [data-part="reason:prefer-not-to-say"]'));
      await page.getByRole('button', { name: 'Undo: Placing an answer' }).waitFor();
    },
  },
  {
    name: 'answers-category',
    scenario: grouped,
    hash: '#/answers',
    async act(page) {
      await choose(page, 'Answers to', 'Sex or gender');
      await page.getByRole('button', { name: /^Female, counted as/ }).click();
      await page.getByRole('menuitemradio', { name: 'A category of your own …' }).click();
    },
  },
  {
    name: 'answers-dragged',
    scenario: {},
    hash: '#/answers',
    async act(page) {
      const row = page.locator('tr[data-answer="Lorry driver"]');
      await row.dragTo(page.locator('.group-strip [data-part="group:working-class"]'));
      await page.getByText('1 answer still open.').waitFor();
    },
  },
  {
    name: 'answers-reason',
    scenario: {},
    hash: '#/answers',
    async act(page) {
      await page.getByRole('button', { name: /^Lorry driver/ }).focus();
      await page.keyboard.press('x');
    },
  },
  {
    name: 'answers-unverified-scheme',
    scenario: grouped,
    hash: '#/answers',
    act: (page) => choose(page, 'Scheme', /2020/),
  },
  {
    name: 'answers-refused',
    scenario: {},
    hash: '#/answers',
    async act(page, core) {
      core.refuse('answers.assign');
      await page.getByRole('button', { name: /^Lorry driver/ }).focus();
      await page.keyboard.press('w');
    },
  },
  {
    name: 'answers-scheme-new',
    scenario: grouped,
    hash: '#/answers',
    async act(page) {
      await press('Make your own from this')(page);
      await page.getByRole('textbox', { name: 'Name of the grouping' }).fill('Craft as intermediate');
      await page.getByRole('button', { name: /^Technical and craft occupations, counted as/ }).focus();
      await page.keyboard.press('i');
      await page.getByText('1 answer moved.').waitFor();
    },
  },
  {
    name: 'answers-scheme-made',
    scenario: grouped,
    hash: '#/answers',
    async act(page) {
      await press('Make your own from this')(page);
      await page.getByRole('textbox', { name: 'Name of the grouping' }).fill('Craft as intermediate');
      await page.getByRole('button', { name: /^Technical and craft occupations, counted as/ }).focus();
      await page.keyboard.press('i');
      await press('Save the grouping')(page);
      await page.getByText(/would be counted elsewhere/).waitFor();
    },
  },
  { name: 'answers-scheme-own', scenario: underOwnScheme, hash: '#/answers' },
  {
    name: 'answers-scheme-change',
    scenario: underOwnScheme,
    hash: '#/answers',
    act: press('Move answers'),
  },
  {
    name: 'answers-scheme-name',
    scenario: underOwnScheme,
    hash: '#/answers',
    act: press('Rename'),
  },
  {
    name: 'answers-scheme-refused',
    scenario: underOwnScheme,
    hash: '#/answers',
    async act(page, core) {
      core.refuse('scheme.remove', {
        code: 'scheme/in-use',
        what: 'This grouping is the one in use.',
        whatToDo: 'Choose another grouping first, then remove this one.',
        incidentId: null,
      });
      await press('Remove')(page);
    },
  },
  { name: 'representation-own-scheme', scenario: underOwnScheme, hash: '#/analyses/representation' },
];
