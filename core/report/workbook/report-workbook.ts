import type { ReportAbout } from '../document/blocks.ts';
import { sharedPartsOf } from '../document/closing-sections.ts';
import { aboutTable, coverLines, findingsTable } from './workbook-opening.ts';
import { numberFindings, type NumberedFinding } from '../document/numbered-finding.ts';
import { line, type Sheet, type SheetLine, textCell, type Workbook } from './workbook.ts';
import { type PlacedTable, placeTables, tableSheet } from './workbook-tables.ts';
import type { Result } from '../../results/result.ts';
import { Protected } from '../../disclosure/protected.ts';

const column = (label: string, width: number) => ({ label, isNumeric: false, width });

export function reportWorkbook(
  results: readonly Protected<Result>[],
  about: ReportAbout,
): Protected<Workbook> {
  return Protected.all(results).derive((list) => {
    const findings = numberFindings(list, about.stale);
    const { tables, notes } = placeTables(findings);
    const warnings = warningLines(findings);
    const opening: readonly Sheet[] = [
      notesSheet(notes),
      {
        name: 'Findings',
        title: 'Findings',
        lines: [line('This worksheet contains one table.')],
        table: findingsTable(findings),
        firstWidth: 44,
      },
      {
        name: 'About',
        title: 'About these figures',
        lines: [line('This worksheet contains one table.')],
        table: aboutTable(sharedPartsOf(findings)),
        firstWidth: 44,
      },
    ];
    const sheets = [...opening, ...tables.map(tableSheet)].map((sheet) => ({
      ...sheet,
      lines: [...warnings, ...sheet.lines, line('Go to the contents', 'Contents')],
    }));
    return {
      title: about.title,
      author: 'Rungs',
      language: 'en-GB',
      statedTime: about.statedTime,
      sheets: [
        {
          name: 'Cover',
          title: about.title,
          lines: [...warnings, ...coverLines(findings, about)],
          table: null,
          firstWidth: 90,
        },
        contentsSheet(opening, tables, warnings),
        ...sheets,
      ],
    };
  });
}

/** Warning on every sheet of an unprotected report. */
function warningLines(findings: readonly NumberedFinding[]): readonly SheetLine[] {
  const sentences = findings
    .map(({ result }) => result.context.policy)
    .flatMap(({ id, sentence }) => (id === 'none' ? [sentence] : []));
  return [...new Set(sentences)].map((text) => ({ text, isHeading: true, linkTo: null }));
}

function notesSheet(notes: readonly PlacedTable['notes'][number][]): Sheet {
  return {
    name: 'Notes',
    title: 'Notes',
    lines: [line('This worksheet contains one table.')],
    table: {
      name: 'notes',
      columns: [column('Note', 12), column('What it says', 90)],
      rows:
        notes.length === 0
          ? [[textCell('None'), textCell('No table has a note.')]]
          : notes.map(({ number, text }) => [textCell(`[note ${number}]`), textCell(text)]),
    },
    firstWidth: 40,
  };
}

function contentsSheet(
  opening: readonly Sheet[],
  tables: readonly PlacedTable[],
  warnings: readonly SheetLine[],
): Sheet {
  const row = (name: string, title: string, finding: string) => [
    textCell(name, name),
    textCell(title),
    textCell(finding),
  ];
  return {
    name: 'Contents',
    title: 'Contents',
    lines: [...warnings, line('This worksheet contains one table. Each worksheet name is a link.')],
    table: {
      name: 'contents',
      columns: [column('Worksheet', 14), column('What it holds', 60), column('Question', 50)],
      rows: [
        row('Notes', 'Notes to the tables', 'All'),
        row('Findings', 'What was found, about whom and how sure', 'All'),
        row('About', 'Data, grouping, comparison, disclosure control and methods', 'All'),
        ...tables.map(({ sheetName, caption, finding }) =>
          row(sheetName, caption, `${finding.number}. ${finding.result.analysis.question}`),
        ),
      ].slice(0, opening.length + tables.length),
    },
    firstWidth: 40,
  };
}
