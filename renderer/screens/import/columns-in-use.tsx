import { countText } from '../../../core/charts/figure-text.ts';
import type { Output } from '../../../core/contract/requests.ts';

type Report = Output<'dataset.import-report'>['value'];
type ColumnInUse = Report['columns'][number];

const choosers: Readonly<Record<NonNullable<ColumnInUse['chosenBy']>, string>> = {
  'sure-guess': 'Guess: Sure',
  'checked-guess': 'Guess: Check, kept',
  template: 'As in the file before',
  person: 'Your choice',
};

/** Each column with its meaning and who chose it, and how many answers were taken together. */
export function ColumnsInUse({ columns, codings }: Pick<Report, 'columns' | 'codings'>) {
  const isKnown = columns.some(({ chosenBy }) => chosenBy !== null);
  return (
    <div className="disclosures">
      <details>
        <summary>Columns in use</summary>
        <table className="table in-use" aria-label="Columns in use">
          <thead>
            <tr>
              <th scope="col">Column in the file</th>
              <th scope="col">Meaning</th>
              {isKnown ? <th scope="col">Chosen by</th> : null}
            </tr>
          </thead>
          <tbody>
            {columns.map(({ column, label, chosenBy }) => (
              <tr key={column}>
                <th scope="row">{column}</th>
                <td>{label}</td>
                {isKnown ? <td>{chosenBy === null ? 'Not known' : choosers[chosenBy]}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      {codings.length > 0 ? (
        <details>
          <summary>Different answers in use</summary>
          <table className="table in-use" aria-label="Different answers in use">
            <thead>
              <tr>
                <th scope="col">Meaning</th>
                <th scope="col" className="numeric">
                  Grouped
                </th>
                <th scope="col" className="numeric">
                  Set aside
                </th>
                <th scope="col" className="numeric">
                  Waiting
                </th>
              </tr>
            </thead>
            <tbody>
              {codings.map(({ field, label, grouped, setAside, open }) => (
                <tr key={field}>
                  <th scope="row">{label}</th>
                  <td className="numeric">{countText(grouped)}</td>
                  <td className="numeric">{countText(setAside)}</td>
                  <td className="numeric">{countText(open)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ) : null}
    </div>
  );
}
