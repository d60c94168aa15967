import { countText } from '../../../core/words/figure-text.ts';
import { type FieldId, isFieldId, printedText } from '../../../core/contract/words.ts';
import { useMemo } from 'react';
import { Picker } from '../../components/picker.tsx';
import { countOf, percentOf } from '../../words/wording.ts';
import { fieldSectionsFor, LEAVE_OUT } from './field-sections.ts';
import { columnsAsBefore, type Inspection, labelOf, type Mapping, type Template } from './mapping.ts';

type MappingTableProps = {
  readonly inspection: Inspection;
  readonly template: Template | null;
  readonly mapping: Mapping;
  readonly onChange: (position: number, field: FieldId | null) => void;
};

export function MappingTable({ inspection, template, mapping, onChange }: MappingTableProps) {
  const asBefore = useMemo(
    () => (template ? columnsAsBefore(inspection, template) : new Set<string>()),
    [inspection, template],
  );
  const toCheck = inspection.columns.filter(
    ({ name }, index) => inspection.guesses[index]?.confidence === 'check' && !asBefore.has(name),
  ).length;
  const leftOut = mapping.filter((field) => field === null).length;
  return (
    <section className="card stack">
      <div>
        <h2 id="columns-heading">What does each column mean?</h2>
        <p className="quiet">
          {toCheck > 0 ? `Look at ${countOf(toCheck, 'column')} marked “Check”. ` : ''}
          {countOf(leftOut, 'column')} will be left out and not read into the project.
        </p>
      </div>
      <table className="table mapping-table" aria-labelledby="columns-heading">
        <thead>
          <tr>
            <th scope="col">Column in your file</th>
            <th scope="col" className="numeric">
              Filled
            </th>
            <th scope="col" className="numeric">
              Different
            </th>
            <th scope="col">Meaning</th>
            <th scope="col">Match</th>
          </tr>
        </thead>
        <tbody>
          {inspection.columns.map((column, index) => (
            <MappingRow
              key={column.name}
              column={column}
              guess={inspection.guesses[index]}
              before={template && asBefore.has(column.name) ? (template.fields[index] ?? null) : undefined}
              rows={inspection.rows}
              field={mapping[index] ?? null}
              onChange={(field) => onChange(index, field)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

type MappingRowProps = {
  readonly column: Inspection['columns'][number];
  readonly guess: Inspection['guesses'][number] | undefined;
  /** Field in the template; undefined where the field is a guess. */
  readonly before: FieldId | null | undefined;
  readonly rows: number;
  readonly field: FieldId | null;
  readonly onChange: (field: FieldId | null) => void;
};

const SAMPLE_VALUES = 5;

function MappingRow({ column, guess, before, rows, field, onChange }: MappingRowProps) {
  const samples = column.values.slice(0, SAMPLE_VALUES).map((each) => each.value);
  return (
    <tr>
      <th scope="row">
        <span className="mapping-name">{printedText(column.name)}</span>
        {column.label === null ? null : <span className="mapping-label">{column.label}</span>}
        <span className="visually-hidden">, {samples.length > 0 ? 'for example ' : ''}</span>
        <span className="mapping-samples">{samples.length > 0 ? samples.join(' · ') : 'empty'}</span>
      </th>
      <td className="numeric" data-label="Filled">
        {percentOf(rows - column.missing, rows)}
      </td>
      <td className="numeric" data-label="Different">
        {countText(column.distinct)}
      </td>
      <td className="mapping-meaning">
        <MeaningPicker column={column.name} field={field} onChange={onChange} />
      </td>
      <td>
        <Match guess={guess} before={before} field={field} />
      </td>
    </tr>
  );
}

type MeaningPickerProps = Pick<MappingRowProps, 'field' | 'onChange'> & { readonly column: string };

function MeaningPicker({ column, field, onChange }: MeaningPickerProps) {
  return (
    <Picker
      label={`Meaning of ${printedText(column)}`}
      valueText={labelOf(field)}
      value={field ?? LEAVE_OUT}
      sections={fieldSectionsFor(field)}
      searchLabel="Find a meaning"
      onChange={(id) => onChange(isFieldId(id) ? id : null)}
    >
      <span className={field === null ? 'quiet' : undefined}>{labelOf(field)}</span>
    </Picker>
  );
}

const matchWords = { sure: 'Sure', check: 'Check', 'no-match': 'No match' } as const;
const matchShapes = { sure: '●', check: '◐', 'no-match': '○' } as const;

type MatchProps = Pick<MappingRowProps, 'guess' | 'before' | 'field'>;

function Match({ guess, before, field }: MatchProps) {
  if (field === before) return <span className="match">As before</span>;
  const guessed = guess?.leaveOut ? null : (guess?.field ?? null);
  if (before !== undefined || !guess || field !== guessed) return <span className="match">Your choice</span>;
  return (
    <>
      <span className={`match match-${guess.confidence}`}>
        <span aria-hidden="true">{matchShapes[guess.confidence]}</span> {matchWords[guess.confidence]}
      </span>
      <span className="mapping-reason">{guess.reason}</span>
    </>
  );
}
