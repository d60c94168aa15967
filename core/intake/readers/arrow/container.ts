import { Footer } from 'apache-arrow/ipc/metadata/file';
import type { Schema } from 'apache-arrow/schema';
import type { ByteSource } from '../../../ports.ts';
import { damaged, decodeOrRefuse } from '../../reading/binary-columns/damage.ts';
import { checkFooter } from './message-check.ts';
import { type ArrowMessage, cutOff, MOST_MESSAGE_BYTES, readMessage } from './messages.ts';

/** Schema of an Arrow file or stream, and its messages. */
export type ArrowContainer = {
  readonly schema: Schema;
  /** In file order: each dictionary before the batches that use it. */
  readonly messages: () => Iterable<ArrowMessage>;
};

const FILE_MAGIC = 'ARROW1';
/** Magic and two bytes of padding. */
const HEAD_BYTES = 8;
/** Length of the footer, and the magic. */
const TAIL_BYTES = 10;

export function isArrowFile(head: Uint8Array): boolean {
  return String.fromCharCode(...head.subarray(0, FILE_MAGIC.length)) === FILE_MAGIC;
}

export function openContainer(source: ByteSource): ArrowContainer {
  const head = new Uint8Array(HEAD_BYTES);
  source.read(0, head);
  return isArrowFile(head) ? openFile(source) : openStream(source);
}

function openStream(source: ByteSource): ArrowContainer {
  const first = readMessage(source, 0);
  if (!first?.message.isSchema()) throw damaged();
  const { message, end } = first;
  return {
    schema: decodeOrRefuse(() => message.header()),
    *messages() {
      for (let next = readMessage(source, end); next; next = readMessage(source, next.end)) yield next;
    },
  };
}

/** Random access: the footer lists the offsets of all dictionaries and batches. */
function openFile(source: ByteSource): ArrowContainer {
  const tail = new Uint8Array(TAIL_BYTES);
  const start = source.size - TAIL_BYTES;
  if (start < HEAD_BYTES) throw cutOff();
  source.read(start, tail);
  if (!isArrowFile(tail.subarray(4))) throw cutOff();
  const length = new DataView(tail.buffer).getInt32(0, true);
  if (length <= 0 || length > Math.min(start - HEAD_BYTES, MOST_MESSAGE_BYTES)) throw damaged();
  const bytes = new Uint8Array(length);
  source.read(start - length, bytes);
  return decodeOrRefuse(() => {
    checkFooter(bytes);
    const footer = Footer.decode(bytes);
    const places = [...footer.dictionaryBatches(), ...footer.recordBatches()].map(({ offset }) => offset);
    return {
      schema: footer.schema,
      *messages() {
        for (const place of places) {
          if (!(place >= HEAD_BYTES && place < start)) throw damaged();
          const message = readMessage(source, place);
          if (!message) throw damaged();
          yield message;
        }
      },
    };
  });
}
