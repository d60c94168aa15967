import { printedText } from '../../../core/contract/words.ts';
import { ScrollFrame } from '../../components/scroll-frame.tsx';
import type { Inspection } from './mapping.ts';

/** First rows of the file, shown only while mapping; no other screen shows rows. */
export function FirstRows({ inspection }: { inspection: Inspection }) {
  if (inspection.preview.length === 0) return null;
  return (
    <details>
      <summary>Look at the first {inspection.preview.length} rows</summary>
      <ScrollFrame label="First rows" className="first-rows">
        <table className="table" aria-label="First rows">
          <thead>
            <tr>
              {inspection.columns.map((column) => (
                <th scope="col" key={column.name}>
                  {printedText(column.name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {inspection.preview.map((row, rowIndex) => (
              <tr key={rowIndex}>
                {row.map((cell, cellIndex) => (
                  <td key={cellIndex}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
    </details>
  );
}
