import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { writeXlsx } from 'hucre/xlsx';
import { answerLists } from '../../core/background/instrument.ts';
import { writeSav } from '../readers/sav-writer.ts';

const STAFF = 800;

/** What four systems hold of the same people, each dirty in its own way. */
export async function writeDirtyFiles(folder: string): Promise<{
  readonly recruitment: string;
  readonly survey: string;
  readonly history: string;
  readonly staff: string;
}> {
  const files = {
    recruitment: join(folder, 'recruitment 2025-26.xlsx'),
    survey: join(folder, 'survey 2025-02-28.sav'),
    history: join(folder, 'job history.csv'),
    staff: join(folder, 'staff-2025-03-31.parquet'),
  };
  writeFileSync(files.recruitment, await recruitment());
  writeFileSync(files.survey, survey());
  writeFileSync(files.history, history());
  await writeStaff(files.staff);
  return files;
}

/** A title above the table, a hidden sheet of notes, a date of Excel and an error. */
function recruitment(): Promise<Uint8Array> {
  const people = Array.from({ length: 300 }, (_, row) => [
    `C${1_000 + row}`,
    ['Applied', 'Shortlisted', 'Offered'][row % 3] ?? '',
    new Date(Date.UTC(2025, row % 12, 1 + (row % 28))),
    row === 17 ? '#N/A' : row % 2 === 0 ? 'Female' : 'Male',
  ]);
  return writeXlsx({
    sheets: [
      { name: 'Notes', rows: [['Ask the recruitment team']], hidden: true },
      {
        name: 'Applications',
        rows: [['Recruitment report'], [], ['Candidate ID', 'Stage', 'Stage Date', 'Gender'], ...people],
      },
    ],
  });
}

/** Value labels, a refusal that SPSS calls missing, numbers for identifiers, some people twice and strangers. */
function survey(): Uint8Array {
  const options = answerLists.find(({ id }) => id === 'smc-short')?.options ?? [];
  const persons = [...Array.from({ length: 640 }, (_, row) => row + 1), 5, 6, 9_001];
  return writeSav([
    { name: 'STAFFNO', longName: 'Staff_Number', label: 'Staff number', values: persons },
    {
      name: 'Q1',
      label: 'What was the occupation of your main household earner when you were about aged 14?',
      labels: options.map(({ label }, index): [number, string] => [index + 1, label.slice(0, 110)]),
      missing: [options.length],
      values: persons.map((person) => (person % 11 === 0 ? null : 1 + ((person * 5) % options.length))),
    },
    {
      name: 'Q2',
      label: 'Which type of school did you attend for the most time between the ages of 11 and 16?',
      labels: [
        [1, 'A state-run or state-funded school'],
        [2, 'Independent or fee-paying school'],
        [3, 'Prefer not to say'],
      ],
      values: persons.map((person) => 1 + (person % 3)),
    },
  ]);
}

/** Semicolons, Windows letters, days first, and events that are no promotions. */
function history(): Uint8Array {
  const events = Array.from({ length: STAFF }, (_, row) =>
    Array.from({ length: row % 3 }, (__, event) => {
      const month = String(1 + ((row + event) % 12)).padStart(2, '0');
      const person = String(row + 1).padStart(5, '0');
      return `${person};15/${month}/2024;${(row + event) % 4 === 0 ? 'Yes' : 'No'};Zoë’s team`;
    }),
  ).flat();
  const text = `Emp No;Job_Effective_Date;Is_Promotion;Comments\r\n${events.join('\r\n')}\r\n`;
  return Uint8Array.from(text, (letter) => (letter === '’' ? 0x92 : letter.charCodeAt(0)));
}

async function writeStaff(path: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  await connection.run(`COPY (
    SELECT lpad((row + 1)::VARCHAR, 5, '0') AS "Employee Number", 'Person ' || row AS "Full Name",
      ['C Lead', 'A Support', 'B Officer'][1 + row % 3] AS "Grade",
      ['F', 'Female', 'M', 'Male', 'Non-binary'][1 + row % 5] AS "Gender",
      DATE '2010-01-01' + (row * 5)::INTEGER AS "Hire Date",
      CASE WHEN row % 50 = 0 THEN 14.5 ELSE 24000 + 37 * row END AS "Base Salary"
    FROM range(${STAFF}) AS people(row)) TO '${path}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
}
