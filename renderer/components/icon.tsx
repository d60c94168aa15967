/** Line drawings on a 16-pixel grid; always beside text, so hidden from screen readers. */
const paths = {
  check: 'M3 8.5 6.5 12 13 4.5',
  chevron: 'M4 6l4 4 4-4',
  close: 'M4 4l8 8M12 4l-8 8',
  file: 'M4 1.5h5.5L13 5v9.5H4zM9.5 1.5V5H13',
  folder: 'M1.5 3.5h4.5l1.5 2h7v7.5h-13z',
  lock: 'M3.5 7.5h9v6.5h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  pin: 'M8 10v4.5M5 2h6M6 2v4.5L4 9.5h8L10 6.5V2',
  plus: 'M8 3v10M3 8h10',
  question: 'M8 11.5v.1M6 6a2 2 0 1 1 3 1.7c-.7.4-1 .8-1 1.6M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.5 10.5 14 14',
  share: 'M8 10V2M5 4.5 8 1.5l3 3M3 9v5h10V9',
  undo: 'M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M6 3.5l-3 3 3 3',
  redo: 'M13 6.5H6.5a3.5 3.5 0 0 0 0 7H10M10 3.5l3 3-3 3',
  warning: 'M8 2 1.5 13.5h13zM8 6.5v3.5M8 11.8v.2',
  people:
    'M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M1.5 13.5c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4M11 3a2.3 2.3 0 0 1 0 4.4M12 9.7c1.6.4 2.5 1.7 2.5 3.8',
} as const;
export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}

export function LadderMark() {
  return (
    <svg
      className="ladder-mark"
      viewBox="0 0 24 24"
      width="24"
      height="24"
      aria-hidden="true"
      focusable="false"
    >
      <path className="ladder-mark-rails" d="M7 2v20M17 2v20" />
      <path className="ladder-mark-rungs" d="M7 6h10M7 12h10M7 18h10" />
    </svg>
  );
}
