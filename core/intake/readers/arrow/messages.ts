import { Message } from 'apache-arrow/ipc/metadata/message';
import type { AppError } from '../../../errors.ts';
import type { ByteSource } from '../../../ports.ts';
import { damaged, decodeOrRefuse, tooLarge } from '../../reading/binary-columns/damage.ts';
import { checkMessage } from './message-check.ts';

/** A message of the stream: its decoded header and the position of its body. */
export type ArrowMessage = {
  readonly message: Message;
  readonly bodyStart: number;
  readonly bodyLength: number;
  /** Position of the next message. */
  readonly end: number;
};

const CONTINUATION = 0xffffffff;
export const MOST_MESSAGE_BYTES = 1 << 26;

/** The message at a position; null at the end of the stream. */
export function readMessage(source: ByteSource, at: number): ArrowMessage | null {
  if (at === source.size) return null;
  const prefix = new Uint8Array(8);
  const read = source.read(at, prefix);
  const view = new DataView(prefix.buffer);
  // Arrow before 0.15 wrote the length without the continuation marker.
  const prefixBytes = view.getUint32(0, true) === CONTINUATION ? 8 : 4;
  if (read < prefixBytes) throw cutOff();
  const length = view.getUint32(prefixBytes - 4, true);
  if (length === 0) return null;
  const start = at + prefixBytes;
  if (start + length > source.size) throw cutOff();
  if (length > MOST_MESSAGE_BYTES) throw tooLarge('A part of the Arrow file is too long to be read.');
  const bytes = new Uint8Array(length);
  source.read(start, bytes);
  const message = decodeOrRefuse(() => {
    checkMessage(bytes);
    const decoded = Message.decode(bytes);
    // Decodes the counts now, so that impossible ones are refused here.
    decoded.header();
    return decoded;
  });
  const { bodyLength } = message;
  const bodyStart = start + length;
  if (!(bodyLength >= 0)) throw damaged();
  if (bodyStart + bodyLength > source.size) throw cutOff();
  return { message, bodyStart, bodyLength, end: bodyStart + bodyLength };
}

export function cutOff(): AppError {
  return damaged('The Arrow file is cut off: its end is missing.');
}
