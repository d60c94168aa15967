import { blankBuilder } from './blank-builder.ts';
import { categoryBuilder } from './category-builder.ts';
import type { BuilderSettings, ColumnBuilder, ColumnKind } from './column-builder.ts';
import { dateBuilder } from './date-builder.ts';
import { givenBuilder } from './given-builder.ts';
import { numberBuilder } from './number-builder.ts';
import { textBuilder } from './text-builder.ts';

export function builderOf(kind: ColumnKind, settings: BuilderSettings): ColumnBuilder {
  switch (kind.type) {
    case 'category':
      return categoryBuilder(settings);
    case 'text':
      return textBuilder(settings);
    case 'number':
      return numberBuilder(kind.decimal, settings);
    case 'date':
      return dateBuilder(kind.isMonthFirst, settings);
    case 'given-number':
      return givenBuilder('number', settings);
    case 'given-date':
      return givenBuilder('date', settings);
    case 'blank':
      return blankBuilder();
  }
}
